using TwitterEvents.Diagnostics;

namespace TwitterEvents.Reading;

/// <summary>A place in the schemas where drift was met. Each place of a delivery is one object, so that its text is made once.</summary>
internal sealed class DriftPath
{
    /// <summary>The name of the items of an array.</summary>
    public const string Item = "[]";

    /// <summary>Begins the name of the events of one kind, where kinds are named elsewhere: <c>data.payload(dm.sent)</c>.</summary>
    private const char Kind = '(';

    /// <summary>The longest text of a place, and the longest name after it, in characters.</summary>
    private const int MaxLength = OutsideText.MaxLength;

    private const string Cut = "…";

    private readonly DriftPath? parent;
    private readonly string name;
    private readonly List<DriftPath> children = [];
    private string? text;

    private DriftPath(DriftPath? parent, string name)
    {
        this.parent = parent;
        this.name = name;
    }

    private string Text => text ??= parent is null ? "" : Join(parent.Text, name);

    public static DriftPath Root() => new(null, "");

    /// <summary>The place of a name that the schemas know; there are few.</summary>
    public DriftPath Child(string childName)
    {
        foreach (var child in children)
        {
            if (child.name == childName)
            {
                return child;
            }
        }

        var added = new DriftPath(this, childName);
        children.Add(added);
        return added;
    }

    /// <summary>The place of what the delivery alone names; null is the place itself.</summary>
    public string With(string? unknownName) => unknownName switch
    {
        null => Text,
        _ when IsPlain(unknownName) => Join(Text, unknownName, MaxLength),
        _ => $"{Text}[\"{OutsideText.Show(unknownName)}\"]",
    };

    private static string Join(string place, string name, int more = 0)
    {
        var joined = place.Length == 0 || name == Item || name.StartsWith(Kind) ? place + name : $"{place}.{name}";
        return joined.Length <= MaxLength + more ? joined
            : place.EndsWith(Cut, StringComparison.Ordinal) ? place
            : $"{place}.{Cut}";
    }

    private static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '…'))
            {
                return false;
            }
        }

        return name.Length is > 0 and < MaxLength;
    }
}
