using System.ComponentModel;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>
/// The events that can be read. One is generated into each project that has samples, this library among them, whose own is used unless
/// another is given: to <see cref="DeliveryReader"/>, or to an app with <see cref="TwitterEventsBuilder.UseCatalog"/>.
/// </summary>
public sealed class EventCatalog
{
    /// <summary>
    /// The version of what generated code calls in this library (<c>TwitterEvents.Reading.Contract</c>). It grows whenever code that was
    /// generated before would no longer run.
    /// </summary>
    public const int ContractVersion = 1;

    private readonly string library;
    private readonly int contractVersion;
    private readonly Lazy<EventFamily[]> families;

    /// <summary>Called by generated code.</summary>
    /// <param name="library">The assembly it was generated into.</param>
    /// <param name="contractVersion">The version of the contract it was generated for.</param>
    /// <param name="families">
    /// Its families. Called once, and only if the version is the library's: nothing else of the contract is touched before.
    /// </param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EventCatalog(string library, int contractVersion, Func<IReadOnlyList<EventFamily>> families)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(families);
        this.library = library;
        this.contractVersion = contractVersion;
        this.families = new(() => [.. families()]);
    }

    /// <summary>All kinds of events: family by family, by type name.</summary>
    /// <exception cref="InvalidOperationException">The events were generated for another version of this library.</exception>
    public IReadOnlyList<EventKind> Kinds => field ??= [.. Families.SelectMany(static family => family.Kinds)];

    /// <summary>
    /// The HTTP headers that name the kind of an event, where bodies do not: who calls <see cref="DeliveryProcessor.ProcessAsync"/> hands them on.
    /// <c>MapTwitterEvents</c> does. X sends none.
    /// </summary>
    /// <exception cref="InvalidOperationException">The events were generated for another version of this library.</exception>
    public IReadOnlyList<string> Headers => field ??= [.. Families.Select(static family => family.Header).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    internal EventFamily[] Families
    {
        get
        {
            ThrowIfOfOtherVersion();
            return families.Value;
        }
    }

    /// <exception cref="InvalidOperationException">The events were generated for another version of this library.</exception>
    internal void ThrowIfOfOtherVersion()
    {
        if (contractVersion != ContractVersion)
        {
            throw new InvalidOperationException(
                $"The events of '{library}' were generated for version {contractVersion} of TwitterEvents' contract with generated code, but this app "
                + $"runs version {ContractVersion} (TwitterEvents {typeof(EventCatalog).Assembly.GetName().Version?.ToString(3)}). "
                + $"Build '{library}' with the version of TwitterEvents that the app has, or give the app the version that '{library}' was built with.");
        }
    }
}
