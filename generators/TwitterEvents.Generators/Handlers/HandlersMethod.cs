using System.Collections.Immutable;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Handlers;

/// <summary>All that <c>AddHandlers()</c> of one project says.</summary>
/// <param name="Project">Where it is emitted.</param>
/// <param name="Handlers">The handlers in the order they run.</param>
internal sealed record HandlersMethod(HandlerProject Project, EquatableArray<HandlerSpec> Handlers)
{
    public static HandlersMethod Create(HandlerProject project, ImmutableArray<HandlerSpec> found)
    {
        // A partial class is found once for each part that has a base list.
        var handlers = new List<HandlerSpec>(new HashSet<HandlerSpec>(found));
        handlers.Sort(static (left, right) =>
        {
            var byOrder = left.Order.CompareTo(right.Order);
            return byOrder != 0 ? byOrder : string.CompareOrdinal(left.FullName, right.FullName);
        });
        return new HandlersMethod(project, new EquatableArray<HandlerSpec>(handlers));
    }
}
