using System.Text;

namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>
/// Names of generated files. The compiler refuses some characters, and two names that differ in case only; it would then drop all that the
/// generator has written.
/// </summary>
internal sealed class HintNames
{
    public const string Extension = ".g.cs";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a name, without extension; what cannot stand in it is replaced, and a number is put at its end if it needs one.</summary>
    public string Take(string wanted)
    {
        var builder = new StringBuilder(wanted.Length);
        foreach (var c in wanted)
        {
            builder.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' ? c : '_');
        }

        var stem = builder.ToString();
        var name = stem;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = stem + "-" + number;
        }

        return name + Extension;
    }
}
