using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes records: what they hold, and the code that reads and writes it.</summary>
internal static class RecordEmitter
{
    /// <summary>A record that is no event.</summary>
    public static void Write(CodeWriter code, RecordModel record)
    {
        Header(code, record.Summary.Length > 0 ? record.Summary : $"<c>{record.Name}</c> objects, as they are sent.");
        using (code.Block($"public sealed partial record {record.Name} : __Wire::{(record.Wrapper is null ? "IWireRecord" : "IWrappedRecord")}<{record.Name}>"))
        {
            EmptyConstructor(code, record.Name);
            using (code.Block($"internal {record.Name}({ReadEmitter.Parameters})"))
            {
                ReadEmitter.Loop(code, record, ReadEmitter.Unknown);
            }

            PropertyEmitter.Write(code, record);
            code.Line();
            code.Line($"static {record.Name} __Wire::IWireRecord<{record.Name}>.Read({ReadEmitter.Parameters}) => new({ReadEmitter.Arguments});");
            code.Line();
            code.Line($"void __Wire::IWireRecord<{record.Name}>.Write({WriteEmitter.Parameter}) => Write(writer);");
            code.Line();
            if (record.Wrapper is not null)
            {
                code.Line($"static string __Wire::IWrappedRecord<{record.Name}>.Wrapper => {Literals.Text(record.Wrapper)};");
                code.Line();
                code.Line($"__Wire::Aside<bool> __Wire::IWrappedRecord<{record.Name}>.IsWrapped {{ get; set; }}");
                code.Line();
            }

            using (code.Block($"internal void Write({WriteEmitter.Parameter})"))
            {
                WriteEmitter.Object(code, record);
            }

            ReadEmitter.Lookups(code, record);
        }
    }

    /// <summary>Several records, one after another.</summary>
    public static void WriteAll(CodeWriter code, EquatableArray<RecordModel> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            Write(code, records[i]);
        }
    }

    /// <summary>The doc comment and attribute above a type.</summary>
    public static void Header(CodeWriter code, string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line(GeneratedFile.Attribute);
    }

    public static void EmptyConstructor(CodeWriter code, string name)
    {
        code.Line("/// <summary>Creates an empty one; set what is needed.</summary>");
        using (code.Block($"public {name}()"))
        {
        }

        code.Line();
    }
}
