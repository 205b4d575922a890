using TwitterEvents.Generators.Naming;
using TwitterEvents.Generators.Samples;

namespace TwitterEvents.Generators.Model;

/// <summary>What a family is called in C#.</summary>
/// <param name="Folder">Its schema folder.</param>
/// <param name="Family">Begins the names of its files.</param>
/// <param name="Envelope">The record of what a delivery says beside its events.</param>
/// <param name="EventBase">The base of its events.</param>
internal sealed record FamilyNames(string Folder, string Family, string Envelope, string EventBase)
{
    public static FamilyNames Of(FamilySetup family, HintUse hints, TypeNames types)
    {
        var name = hints.Value(HintKind.Family) ?? Names.Pascal(family.Family);
        return new FamilyNames(family.Family, name, types.Take(name + "Envelope"), types.Take(name + "Event"));
    }
}
