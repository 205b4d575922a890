using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the events of one key, and what reads them.</summary>
internal static class EventEmitter
{
    public static void Write(CodeWriter code, EventFile file)
    {
        foreach (var e in file.Events)
        {
            Event(code, file, e);
            code.Line();
        }

        Reader(code, file);
        if (file.Records.Count > 0)
        {
            code.Line();
            RecordEmitter.WriteAll(code, file.Records);
        }
    }

    private static void Event(CodeWriter code, EventFile file, EventModel e)
    {
        var name = e.Record.Name;
        var parameters = $"{RecordEmitter.ReaderParameters}, {file.Envelope} envelope";
        RecordEmitter.Header(code, e.Record.Summary);
        using (code.Block($"public sealed partial record {name} : {file.EventBase}, IWireRecord<{name}>"))
        {
            var kind = e.Kind is null ? "null" : Literals.Text(e.Kind);
            code.Line($"internal static readonly EventKind ThisKind = new(typeof({name}), {Literals.Text(file.Key)}, {kind});");
            code.Line();
            RecordEmitter.EmptyConstructor(code, name);
            if (e.Wraps is null)
            {
                Own(code, e, parameters);
            }
            else
            {
                Wrapping(code, e.Wraps, name, parameters);
            }

            code.Line();
            code.Line("internal override EventKind Kind => ThisKind;");
            if (e.Discriminator is not null)
            {
                code.Line();
                code.Line($"internal override string? DiscriminatorValue => {e.Discriminator};");
            }

            if (e.Identity.Count > 0)
            {
                code.Line();
                code.Line($"internal override string? Identity => EventIdentity.Join({string.Join(", ", e.Identity)});");
            }

            code.Line();
            code.Line(
                $"static {name} IWireRecord<{name}>.Read({RecordEmitter.ReaderParameters}) => "
                + $"new({RecordEmitter.ReaderArguments}, {file.Envelope}.Empty);");
            code.Line();
            code.Line($"void IWireRecord<{name}>.Write(Utf8JsonWriter writer) => Write(writer);");
            if (e.Wraps is null)
            {
                RecordEmitter.Lookups(code, e.Record);
            }
        }
    }

    private static void Own(CodeWriter code, EventModel e, string parameters)
    {
        using (code.Block($"internal {e.Record.Name}({parameters})"))
        {
            code.Line("Envelope = envelope;");
            RecordEmitter.ReadLoop(code, e.Record, "Wire.Unknown(ref reader, ref state, ref extras)");
        }

        RecordEmitter.Properties(code, e.Record);
        code.Line();
        using (code.Block("internal override void Write(Utf8JsonWriter writer)"))
        {
            RecordEmitter.WriteObject(code, e.Record);
        }
    }

    private static void Wrapping(CodeWriter code, string type, string name, string parameters)
    {
        code.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        using (code.Block($"internal {name}({parameters})"))
        {
            code.Line("Envelope = envelope;");
            code.Line($"{type} = new {type}({RecordEmitter.ReaderArguments});");
        }

        code.Line();
        code.Line("/// <summary>The event's whole content.</summary>");
        code.Line($"public required {type} {type} {{ get; init; }}");
        code.Line();
        code.Line($"internal override void Write(Utf8JsonWriter writer) => {type}.Write(writer);");
    }

    // What reads the key's events for the runtime.
    private static void Reader(CodeWriter code, EventFile file)
    {
        code.Line(GeneratedFile.Attribute);
        using (code.Block($"internal readonly struct {file.Reader} : IEventReader<{file.Envelope}>"))
        {
            code.Line($"public static string WireName => {Literals.Text(file.Key)};");
            code.Line();
            code.Line($"public static global::System.ReadOnlySpan<byte> Discriminator => {Literals.Utf8(file.Discriminator)};");
            code.Line();
            using (code.Block("public static EventKind? Find(global::System.ReadOnlySpan<byte> name)"))
            {
                var kinds = new List<string>();
                foreach (var e in file.Events)
                {
                    kinds.Add(e.Kind ?? "");
                }

                NameSwitch.Write(code, kinds, index => file.Events[index].Record.Name + ".ThisKind");
                code.Line();
                code.Line("return null;");
            }

            code.Line();
            var parameters = $"EventKind kind, {RecordEmitter.ReaderParameters}, {file.Envelope} envelope";
            using (code.Block($"public static TwitterEvent Read({parameters})"))
            {
                for (var i = 0; i < file.Events.Count; i++)
                {
                    var name = file.Events[i].Record.Name;
                    var read = $"return new {name}({RecordEmitter.ReaderArguments}, envelope);";
                    if (i == file.Events.Count - 1)
                    {
                        code.Line(read);
                        break;
                    }

                    using (code.Block($"if (ReferenceEquals(kind, {name}.ThisKind))"))
                    {
                        code.Line(read);
                    }

                    code.Line();
                }
            }
        }
    }
}
