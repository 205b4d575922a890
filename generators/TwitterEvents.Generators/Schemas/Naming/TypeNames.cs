namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>The type names that are taken: by the library's own code, and by the types named so far, of whatever family.</summary>
internal sealed class TypeNames
{
    /// <summary>C# allows no identifier longer than 511 characters; nobody wants one near that.</summary>
    private const int MaxLength = 120;

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private readonly HashSet<string> taken = new(ReservedNames.OfTypes, StringComparer.Ordinal);

    /// <param name="others">Names that generated code has in the project beside those of the samples; as keywords they may have an <c>@</c>.</param>
    public TypeNames(params string[] others)
    {
        foreach (var name in others)
        {
            taken.Add(name.TrimStart('@'));
        }
    }

    public bool IsFree(string name) => !taken.Contains(name);

    public bool TryTake(string name) => taken.Add(name);

    /// <summary>Takes the name, with a number at its end if it needs one.</summary>
    public string Take(string wanted)
    {
        var stem = Names.Free(wanted.Length > MaxLength ? wanted.Substring(0, MaxLength) : wanted);
        var name = stem;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = stem.TrimEnd(Digits) + number;
        }

        return name;
    }
}
