using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>
/// Writes a method that finds a name among known ones: by length, then by the byte that tells most of them apart, then one comparison,
/// which the JIT unrolls for a constant.
/// </summary>
internal static class NameSwitch
{
    private const int Few = 2;

    /// <param name="code">Where to write.</param>
    /// <param name="names">The names; ASCII is not required, they are compared as UTF-8.</param>
    /// <param name="result">The expression to return for the name at an index.</param>
    public static void Write(CodeWriter code, IReadOnlyList<string> names, Func<int, string> result)
    {
        var byLength = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < names.Count; i++)
        {
            var length = Bytes(names[i]).Length;
            if (!byLength.TryGetValue(length, out var group))
            {
                byLength[length] = group = [];
            }

            group.Add(i);
        }

        using (code.Block("switch (name.Length)"))
        {
            foreach (var group in byLength)
            {
                code.Line($"case {group.Key}:");
                using (code.Indent())
                {
                    Group(code, names, group.Value, result);
                    code.Line("break;");
                }
            }
        }
    }

    private static void Group(CodeWriter code, IReadOnlyList<string> names, List<int> group, Func<int, string> result)
    {
        if (group.Count <= Few)
        {
            Compare(code, names, group, result);
            return;
        }

        var index = MostTelling(names, group);
        var byByte = new SortedDictionary<byte, List<int>>();
        foreach (var i in group)
        {
            var key = Bytes(names[i])[index];
            if (!byByte.TryGetValue(key, out var same))
            {
                byByte[key] = same = [];
            }

            same.Add(i);
        }

        using (code.Block($"switch (name[{index}])"))
        {
            foreach (var same in byByte)
            {
                code.Line($"case {Literals.Byte(same.Key)}:");
                using (code.Indent())
                {
                    Compare(code, names, same.Value, result);
                    code.Line("break;");
                }
            }
        }

        code.Line();
    }

    private static void Compare(CodeWriter code, IReadOnlyList<string> names, List<int> group, Func<int, string> result)
    {
        foreach (var i in group)
        {
            using (code.Block($"if (name.SequenceEqual({Literals.Utf8(names[i])}))"))
            {
                code.Line($"return {result(i)};");
            }

            code.Line();
        }
    }

    private static int MostTelling(IReadOnlyList<string> names, List<int> group)
    {
        var best = 0;
        var most = 0;
        for (var index = 0; index < Bytes(names[group[0]]).Length; index++)
        {
            var values = new HashSet<byte>();
            foreach (var i in group)
            {
                values.Add(Bytes(names[i])[index]);
            }

            if (values.Count > most)
            {
                (best, most) = (index, values.Count);
            }
        }

        return best;
    }

    private static byte[] Bytes(string name) => System.Text.Encoding.UTF8.GetBytes(name);
}
