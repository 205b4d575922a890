using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Schemas.Emit;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;
using TwitterEvents.Reading;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>An app takes the events of another assembly than the library's own, if it was generated for the library's contract.</summary>
public sealed class ForeignCatalogTests
{
    private const int OtherVersion = EventCatalog.ContractVersion + 1;

    private const string Bot = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Polls;
        using Microsoft.Extensions.DependencyInjection;
        using TwitterEvents;

        internal sealed class Counter(List<string> log) : IHandle<PollEvent>
        {
            public ValueTask HandleAsync(PollEvent e, EventContext context, CancellationToken cancellationToken)
            {
                log.Add($"{context.WireName} {e.ForUserId} {e.Id} {e.ClosedBy?.Reason}");
                return ValueTask.CompletedTask;
            }
        }

        internal sealed class Rest(List<string> log) : IHandle<UnknownEvent>
        {
            public ValueTask HandleAsync(UnknownEvent e, EventContext context, CancellationToken cancellationToken)
            {
                log.Add($"unknown {context.WireName}");
                return ValueTask.CompletedTask;
            }
        }

        internal static class Start
        {
            public static async Task<string> Run(List<string> log, byte[] delivery)
            {
                var services = new ServiceCollection();
                services.AddSingleton(log);
                services.AddTwitterEventsCore().UseCatalog(PollsCatalog.Instance).AddHandlers();
                await using var provider = services.BuildServiceProvider();
                return (await provider.GetRequiredService<DeliveryProcessor>().ProcessAsync(delivery)).ToString();
            }
        }
        """;

    private static readonly GeneratorRun Library = PollEvents.AddedTo(SchemaSet.None).WithHints("""{"delivery":{"subject":"for_user_id"}}""").Generate(new TestProject
    {
        AssemblyName = "Acme.Polls",
        OutputKind = OutputKind.DynamicallyLinkedLibrary,
    });

    /// <summary>A catalog of another version, which must not be asked for what it has.</summary>
    private static readonly EventCatalog Other = new(
        "Acme.Polls", OtherVersion, static () => throw new InvalidTimeZoneException("Something of the contract was touched."));

    [Fact]
    public void The_version_in_generated_code_is_that_of_the_library() => Assert.Equal(EventCatalog.ContractVersion, CatalogEmitter.ContractVersion);

    [Fact]
    public void A_catalog_of_another_version_cannot_be_used_by_an_app()
    {
        var builder = new ServiceCollection().AddTwitterEventsCore();

        AssertTellsWhatToDo(Assert.Throws<InvalidOperationException>(() => builder.UseCatalog(Other)));
    }

    [Fact]
    public void A_catalog_of_another_version_reads_no_delivery() =>
        AssertTellsWhatToDo(Assert.Throws<InvalidOperationException>(static () => DeliveryReader.Read("{}"u8.ToArray(), Other)));

    [Fact]
    public void A_catalog_of_another_version_lists_no_kinds() =>
        AssertTellsWhatToDo(Assert.Throws<InvalidOperationException>(static () => Other.Kinds));

    [Fact]
    public void A_catalog_is_asked_for_its_families_once_and_not_before_they_are_needed()
    {
        using var library = new ForeignLibrary(Library);
        var asked = 0;
        var catalog = new EventCatalog("Acme.Polls", EventCatalog.ContractVersion, () =>
        {
            asked++;
            return [Reading.Contract.EventFamily.Of<AccountActivityEnvelope>(library.Catalog.Kinds)];
        });
        new ServiceCollection().AddTwitterEventsCore().UseCatalog(catalog);
        Assert.Equal(0, asked);

        DeliveryReader.Read("{}"u8.ToArray(), catalog);
        DeliveryReader.Read("{}"u8.ToArray(), catalog);

        Assert.Equal(1, asked);
    }

    [Fact]
    public void Two_catalogs_read_one_delivery_each_in_its_own_way()
    {
        using var library = new ForeignLibrary(Library);
        var body = Encoding.UTF8.GetBytes(PollEvents.Open);

        Assert.Equal("Acme.Polls.PollEvent", Assert.Single(DeliveryReader.Read(body, library.Catalog).Events).GetType().FullName);
        Assert.IsType<UnknownEvent>(Assert.Single(DeliveryReader.Read(body).Events));
    }

    [Fact]
    public async Task Handlers_of_an_app_get_the_events_of_the_catalog_it_uses()
    {
        var bot = GeneratorHarness.Run(new HandlerGenerator(), new TestProject(Bot) { References = [Library.ToReference()] });
        using var app = new LoadedApp(bot, Library);
        var log = new List<string>();

        var outcomes = new List<string>();
        foreach (var delivery in (string[])[PollEvents.Closed, """{"for_user_id":"1684207315","follow_events":[{"type":"follow"}]}"""])
        {
            outcomes.Add(await (Task<string>)app.Call("Start", "Run", log, Encoding.UTF8.GetBytes(delivery))!);
        }

        Assert.Equal(["Handled", "Handled"], outcomes);
        Assert.Equal(["poll_events 1684207315 1990000000000000001 time", "unknown follow_events"], log);
    }

    private static void AssertTellsWhatToDo(InvalidOperationException exception)
    {
        Assert.Contains("'Acme.Polls'", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"version {OtherVersion}", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"version {EventCatalog.ContractVersion}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Build 'Acme.Polls' with the version of TwitterEvents that the app has", exception.Message, StringComparison.Ordinal);
    }
}
