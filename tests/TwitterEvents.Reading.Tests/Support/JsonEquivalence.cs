namespace TwitterEvents.Reading.Tests.Support;

/// <summary>
/// Whether two JSON texts say the same, by the rules of what "lossless" means: the order of properties does not matter, of a repeated
/// property the last counts, a property that is null may be absent, numbers are equal by value, strings by UTF-16 code unit.
/// Knows nothing of the library.
/// </summary>
internal static class JsonEquivalence
{
    public static string? Difference(string left, string right) => Difference(JsonTree.Parse(left), JsonTree.Parse(right));

    /// <returns>The path and nature of the first difference; null if there is none.</returns>
    public static string? Difference(JsonTree left, JsonTree right) => Compare(left, right, out var path, out var what) ? null : $"{path}: {what}";

    private static bool Compare(JsonTree left, JsonTree right, out string path, out string what)
    {
        (path, what) = ("", "");
        if (left is ObjectTree leftObject && right is ObjectTree rightObject)
        {
            return CompareObjects(leftObject, rightObject, ref path, ref what);
        }

        if (left is ArrayTree leftArray && right is ArrayTree rightArray)
        {
            return CompareArrays(leftArray, rightArray, ref path, ref what);
        }

        if (left is not (ObjectTree or ArrayTree) && left == right)
        {
            return true;
        }

        what = $"{Describe(left)} became {Describe(right)}";
        return false;
    }

    private static bool CompareObjects(ObjectTree left, ObjectTree right, ref string path, ref string what)
    {
        var (leftProperties, rightProperties) = (LastOfEach(left), LastOfEach(right));
        foreach (var (name, value) in leftProperties)
        {
            if (!rightProperties.Remove(name, out var other))
            {
                (path, what) = ("." + name, "lost");
                return false;
            }

            if (!Compare(value, other, out path, out what))
            {
                path = $".{name}{path}";
                return false;
            }
        }

        foreach (var name in rightProperties.Keys)
        {
            (path, what) = ("." + name, "invented");
            return false;
        }

        return true;
    }

    private static bool CompareArrays(ArrayTree left, ArrayTree right, ref string path, ref string what)
    {
        if (left.Items.Count != right.Items.Count)
        {
            what = $"{left.Items.Count} items became {right.Items.Count}";
            return false;
        }

        for (var i = 0; i < left.Items.Count; i++)
        {
            if (!Compare(left.Items[i], right.Items[i], out path, out what))
            {
                path = $"[{i}]{path}";
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, JsonTree> LastOfEach(ObjectTree o)
    {
        var last = new Dictionary<string, JsonTree>(o.Properties.Count, StringComparer.Ordinal);
        foreach (var (name, value) in o.Properties)
        {
            last.Remove(name);
            if (value is not NullTree)
            {
                last.Add(name, value);
            }
        }

        return last;
    }

    private static string Describe(JsonTree tree) => tree switch
    {
        ObjectTree => "an object",
        ArrayTree => "an array",
        NullTree => "null",
        TextTree text => $"\"{text.Value}\"",
        NumberTree number => number.Value.ToString(),
        _ => ((FlagTree)tree).Value ? "true" : "false",
    };
}
