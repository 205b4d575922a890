using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes, inside a record, the known values of its texts, so that reading them makes no new strings.</summary>
internal static class WordsEmitter
{
    public static void Write(CodeWriter code, RecordModel record)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in record.Properties)
        {
            if (property.Words is { } words && written.Add(words.Name))
            {
                code.Line();
                code.Line(GeneratedFile.Attribute);
                using (code.Block($"private readonly struct {words.Name} : __Wire::IWords"))
                using (code.Block("public static string? Find(global::System.ReadOnlySpan<byte> name)"))
                {
                    NameSwitch.Write(code, words.Values, index => Literals.Text(words.Values[index]));
                    code.Line();
                    code.Line("return null;");
                }
            }
        }
    }
}
