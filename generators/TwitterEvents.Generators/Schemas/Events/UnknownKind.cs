using System.Linq;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>
/// What is known of a kind that no sample has: what all kinds of its key share. It is judged by the finished types, so that it moves none of
/// them.
/// </summary>
internal static class UnknownKind
{
    /// <summary>The base's property that has the discriminator's text.</summary>
    private const string Discriminator = "Type";

    /// <param name="name">The name of its record.</param>
    /// <param name="kinds">The events of the key.</param>
    /// <param name="discriminator">The property that tells them apart; null if an inner key does.</param>
    /// <returns>Null if they share nothing.</returns>
    public static RecordModel? Of(string name, IReadOnlyList<EventModel> kinds, string? discriminator)
    {
        var shared = new List<PropertyModel>();
        foreach (var property in kinds[0].Record.Properties)
        {
            if (property.Wire == discriminator)
            {
                // A format can say that it is no text; the base keeps the text all the same.
                if (!property.Type.IsText)
                {
                    continue;
                }

                shared.Add(property with { Name = Discriminator, IsInherited = true, Words = null, OtherNames = default });
            }
            else if (property.Name != Discriminator && !ReservedNames.OfUnknownEvents.Contains(property.Name) && property.Name != name && IsOfAll(property, kinds))
            {
                shared.Add(property with
                {
                    Words = null,
                    Example = null,
                    Summary = $"As in <see cref=\"{kinds[0].Record.Name}\"/>.",
                    OtherNames = new(property.OtherNames.Where(name => IsOtherNameOfAll(name, property.Wire, kinds))),
                });
            }
        }

        return shared.Exists(static property => !property.IsInherited) ? new RecordModel(name, "", new(shared)) : null;
    }

    private static bool IsOtherNameOfAll(string name, string wire, IReadOnlyList<EventModel> kinds)
    {
        foreach (var kind in kinds)
        {
            if (!kind.Record.Properties.Any(property => property.Wire == wire && property.OtherNames.Contains(name)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfAll(PropertyModel property, IReadOnlyList<EventModel> kinds)
    {
        foreach (var kind in kinds)
        {
            if (!Has(kind.Record.Properties, property))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(EquatableArray<PropertyModel> properties, PropertyModel property)
    {
        foreach (var other in properties)
        {
            if (other.Wire == property.Wire)
            {
                return other.Name == property.Name && other.Type == property.Type;
            }
        }

        return false;
    }
}
