using System.Collections.Immutable;
using System.Linq;
using TwitterEvents.Generators.Schemas.Formats;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>The RFC 3339 dates of a place: of each file, in which ways it writes them.</summary>
internal sealed class DateShape : IEquatable<DateShape>
{
    private readonly ImmutableHashSet<(string File, Rfc3339Date Date)> dates;

    public DateShape(string file, Rfc3339Date date)
        : this(ImmutableHashSet.Create((file, date)))
    {
    }

    private DateShape(ImmutableHashSet<(string File, Rfc3339Date Date)> dates) => this.dates = dates;

    /// <summary>The form that suits most files best; of two the shorter, and <c>Z</c>.</summary>
    public Rfc3339Form Form
    {
        get
        {
            var votes = new int[dates.First().Date.Votes.Count];
            foreach (var (_, date) in dates)
            {
                for (var i = 0; i < votes.Length; i++)
                {
                    votes[i] += date.Votes[i];
                }
            }

            return (Rfc3339Form)Array.IndexOf(votes, votes.Max());
        }
    }

    public static DateShape Join(DateShape left, DateShape right) => right.dates.IsSubsetOf(left.dates) ? left : new(left.dates.Union(right.dates));

    public bool Equals(DateShape? other) => other is not null && dates.SetEquals(other.dates);

    public override bool Equals(object? obj) => Equals(obj as DateShape);

    public override int GetHashCode() => dates.Count;
}
