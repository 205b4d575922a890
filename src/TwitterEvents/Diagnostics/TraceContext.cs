using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace TwitterEvents.Diagnostics;

/// <summary>The trace that this code runs in, as text that another process can go on with.</summary>
internal static class TraceContext
{
    /// <summary>As much of it as W3C has everybody hand on.</summary>
    private const int LongestState = 512;

    /// <summary>The current one; null if there is none, or nobody traces.</summary>
    public static (string? Parent, string? State) Current =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity && IsTraced(activity)
            ? (id, IsState(activity.TraceStateString) ? activity.TraceStateString : null)
            : (null, null);

    /// <summary>Reads what <see cref="Current"/> gave.</summary>
    /// <returns>Nothing if it is none.</returns>
    public static ActivityContext Parse(string? parent, string? state) =>
        ActivityContext.TryParse(parent, state, isRemote: true, out var context) ? context : default;

    /// <summary>
    /// ASP.NET Core has an activity for each request even where nobody listens, for its log has the id. It counts as not recorded, and a sampler that follows
    /// its parent would drop all that handlers do.
    /// </summary>
    private static bool IsTraced(Activity activity) => activity.Recorded || activity.Source.Name.Length > 0;

    /// <summary>A stranger may have written it: whatever stores it need not take everything.</summary>
    private static bool IsState([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestState } && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
}
