using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>What must be known of a family before its samples can be read: its hints, and which keys are events.</summary>
internal sealed record FamilySetup(string Family, Hints Hints, EquatableArray<string> EventKeys, EquatableArray<SchemaDiagnostic> Diagnostics)
{
    /// <summary>How its deliveries are built.</summary>
    public DeliveryForm Form { get; } = DeliveryForm.Of(Hints);

    /// <summary>The path that only its deliveries have, without <c>[]</c>; null if it is what no other family is.</summary>
    public string? When => Hints.Find(HintKind.When) is { } hint ? string.Join(".", DeliveryForm.Names(hint.Value)) : null;

    /// <summary>The names, main and other, of properties that hints of any family say are sent under several.</summary>
    public EquatableArray<string> NamesWithAliases { get; init; }

    /// <summary>Whether there is a folder of that name.</summary>
    public bool HasKey(string name)
    {
        foreach (var key in EventKeys)
        {
            if (key == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether each inner key is an event: only where events stand under the names of folders.</summary>
    public bool IsKeyed(string key) => Form.Events is null && Hints.Find(HintKind.Keyed, key) is not null;

    /// <summary>The folder of the events of a kind; null if there is none.</summary>
    public string? KeyOf(string kind)
    {
        if (HasKey(kind))
        {
            return kind;
        }

        foreach (var hint in Hints.All)
        {
            if (hint.Kind == HintKind.KindAlias && hint.Value == kind)
            {
                return hint.Key;
            }
        }

        return null;
    }
}
