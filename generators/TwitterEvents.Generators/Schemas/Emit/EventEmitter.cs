using System.Linq;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the events of one key, and what reads them.</summary>
internal static class EventEmitter
{
    private const string EventKind = "global::TwitterEvents.Reading.EventKind";

    public static void Write(CodeWriter code, EventFile file)
    {
        foreach (var e in file.Events)
        {
            Event(code, file, e);
            code.Line();
        }

        if (file.Unknown is not null)
        {
            Unknown(code, file, file.Unknown);
            code.Line();
        }

        Reader(code, file);
    }

    /// <summary>The event of a kind that no sample has: an unknown event with what all kinds share.</summary>
    private static void Unknown(CodeWriter code, EventFile file, RecordModel record)
    {
        var wire = Literals.Text(file.Key);
        RecordEmitter.Header(code, $"An event of <c>{DocText.Escape(file.Key)}</c> of a kind no sample has, with what all kinds of the samples share; the rest is in <see cref=\"AdditionalProperties\"/>. Handlers of <see cref=\"global::TwitterEvents.UnknownEvent\"/> get it too.");
        using (code.Block($"public sealed partial record {record.Name} : {file.Untyped ?? "global::TwitterEvents.UnknownEvent"}"))
        {
            code.Line($"internal static {(file.Untyped is null ? "" : "new ")}readonly {EventKind} ThisKind = new(typeof({record.Name}), {wire}, null);");
            code.Line();
            code.Line("/// <summary>Creates an empty one; set what is needed.</summary>");
            using (code.Block($"public {record.Name}() : base({wire})"))
            {
            }

            code.Line();
            using (code.Block($"internal {record.Name}({ReadEmitter.Parameters}, {file.Envelope} envelope, string? type) : base({wire})"))
            {
                Context(code, file);
                code.Line("Type = type;");
                ReadEmitter.Loop(code, record, ReadEmitter.Unknown);
            }

            PropertyEmitter.Write(code, record, printing: PropertyEmitter.PrintingOverride);
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"protected override {EventKind} GetKind() => ThisKind;");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block($"protected override void WriteTo({WriteEmitter.Parameter})"))
            {
                WriteEmitter.Object(code, record);
            }

            ReadEmitter.Lookups(code, record);
        }
    }

    private static void Event(CodeWriter code, EventFile file, EventModel e)
    {
        var name = e.Record.Name;
        var parameters = $"{ReadEmitter.Parameters}, {file.Envelope} envelope";
        RecordEmitter.Header(code, e.Record.Summary);
        using (code.Block($"public sealed partial record {name} : {e.Base}, __Wire::IWireRecord<{name}>"))
        {
            var kind = e.Kind is null ? "null" : Literals.Text(e.Kind);
            code.Line($"internal static readonly {EventKind} ThisKind = new(typeof({name}), {Literals.Text(file.Key)}, {kind});");
            code.Line();
            RecordEmitter.EmptyConstructor(code, name);
            if (e.Wraps is null)
            {
                Own(code, file, e, parameters);
            }
            else
            {
                Wrapping(code, file, e, e.Wraps, parameters);
            }

            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"protected override {EventKind} GetKind() => ThisKind;");
            if (e.Discriminator is not null)
            {
                code.Line();
                code.Line("/// <inheritdoc/>");
                code.Line($"protected override string? GetDiscriminator() => {e.Discriminator};");
            }

            if (e.Identity.Count > 0)
            {
                code.Line();
                code.Line("/// <inheritdoc/>");
                code.Line($"protected override string? GetIdentity() => __Wire::EventIdentity.Join([{string.Join(", ", e.Identity)}]);");
            }

            code.Line();
            Alone(code, file, name);
            if (e.Wraps is null)
            {
                ReadEmitter.Lookups(code, e.Record);
            }
        }
    }

    /// <summary>What reads and writes an event that no delivery is around.</summary>
    private static void Alone(CodeWriter code, EventFile file, string name)
    {
        code.Line(
            $"static {name} __Wire::IWireRecord<{name}>.Read({ReadEmitter.Parameters}) => "
            + (file.Nesting is null
                ? $"new({ReadEmitter.Arguments}, {file.Envelope}.Empty);"
                : $"({name})__Wire::NestedEvent.Read<{file.Reader}, {file.Envelope}>(ThisKind, {ReadEmitter.Arguments}, {file.Envelope}.Empty);"));
        code.Line();
        code.Line(
            $"void __Wire::IWireRecord<{name}>.Write({WriteEmitter.Parameter}) => "
            + (file.Nesting is null ? "WriteTo(writer);" : "__Wire::NestedEvent.Write(writer, this);"));
    }

    private static void Find(CodeWriter code, EquatableArray<EventModel> events)
    {
        const string Signature = $"public static {EventKind}? Find(global::System.ReadOnlySpan<byte> name)";
        if (events[0].Kind is null)
        {
            code.Line($"{Signature} => {events[0].Record.Name}.ThisKind;");
            return;
        }

        using (code.Block(Signature))
        {
            var kinds = new List<string>();
            foreach (var e in events)
            {
                kinds.Add(e.Kind ?? "");
            }

            NameSwitch.Write(code, kinds, index => events[index].Record.Name + ".ThisKind");
            code.Line();
            code.Line("return null;");
        }
    }

    private static void Own(CodeWriter code, EventFile file, EventModel e, string parameters)
    {
        using (code.Block($"internal {e.Record.Name}({parameters})"))
        {
            Context(code, file);
            ReadEmitter.Loop(code, e.Record, ReadEmitter.Unknown);
        }

        PropertyEmitter.Write(code, e.Record, printing: PropertyEmitter.PrintingOverride);
        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block($"protected override void WriteTo({WriteEmitter.Parameter})"))
        {
            WriteEmitter.Object(code, e.Record);
        }
    }

    private static void Context(CodeWriter code, EventFile file)
    {
        code.Line("Envelope = envelope;");
        if (file.Base.Holder is { } holder)
        {
            code.Line($"{holder} = reader.Holder<__Models::{holder}>();");
        }
    }

    private static void Wrapping(CodeWriter code, EventFile file, EventModel e, string type, string parameters)
    {
        code.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        using (code.Block($"internal {e.Record.Name}({parameters})"))
        {
            Context(code, file);
            code.Line($"{type} = new __Models::{type}({ReadEmitter.Arguments});");
        }

        if (!e.IsWrapInherited)
        {
            EventBaseEmitter.Whole(code, type);
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"protected override void WriteTo({WriteEmitter.Parameter}) => {type}.Write(writer);");
    }

    // What reads the key's events for the runtime.
    private static void Reader(CodeWriter code, EventFile file)
    {
        code.Line(GeneratedFile.Attribute);
        using (code.Block($"internal readonly struct {file.Reader} : __Wire::{(file.Nesting is null ? "IEventReader" : "INestingReader")}<{file.Envelope}>"))
        {
            code.Line($"public static string WireName => {Literals.Text(file.Key)};");
            code.Line();
            if (file.Untyped is not null)
            {
                code.Line($"public static string Place => {Literals.Text($"({file.Key})")};");
                code.Line();
                code.Line($"public static {EventKind} UntypedKind => {file.Untyped}.ThisKind;");
                code.Line();
                code.Line(
                    $"public static global::TwitterEvents.UnknownEvent CreateUntyped(__Wire::WireReader reader, {file.Envelope} envelope, string wireName, string? type) =>");
                var ofHolder = file.Base.Holder is { } holder ? $", {holder} = reader.Holder<__Models::{holder}>()" : "";
                code.Line($"    new {file.Untyped}(wireName) {{ Type = type, Envelope = envelope{ofHolder} }};");
                code.Line();
            }

            if (file.Nesting is { } nesting)
            {
                var known = string.Join(" || ", nesting.Records.Select(static record => $"{record}.Find(name) >= 0"));
                code.Line($"public static bool IsNesting(global::System.ReadOnlySpan<byte> name) => {nesting.Routes}.IsNesting(name);");
                code.Line();
                code.Line($"public static bool IsKnown(global::System.ReadOnlySpan<byte> name) => {(known.Length == 0 ? "false" : known)};");
                code.Line();
            }

            code.Line($"public static global::System.ReadOnlySpan<byte> Discriminator => {Literals.Utf8(file.Discriminator)};");
            code.Line();
            Find(code, file.Events);

            code.Line();
            if (file.Unknown is { } unknown)
            {
                code.Line($"public static {EventKind}? UnknownKind => {unknown.Name}.ThisKind;");
                code.Line();
                code.Line(
                    $"public static global::TwitterEvents.UnknownEvent ReadUnknown({ReadEmitter.Parameters}, {file.Envelope} envelope, string? type) =>");
                code.Line($"    new {unknown.Name}({ReadEmitter.Arguments}, envelope, type);");
                code.Line();
            }

            var parameters = $"{EventKind} kind, {ReadEmitter.Parameters}, {file.Envelope} envelope";
            using (code.Block($"public static global::TwitterEvents.TwitterEvent Read({parameters})"))
            {
                for (var i = 0; i < file.Events.Count; i++)
                {
                    var name = file.Events[i].Record.Name;
                    var read = $"return new {name}({ReadEmitter.Arguments}, envelope);";
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
