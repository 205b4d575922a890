using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes a family's envelope and the base of its events. Reading the envelope reads the delivery.</summary>
internal static class EnvelopeEmitter
{
    public static void Write(CodeWriter code, EnvelopeFile file)
    {
        var envelope = file.Envelope;
        var keys = new List<string>();
        var reads = new List<string>();
        foreach (var key in file.Keys)
        {
            keys.Add(key.Key);
            reads.Add($"delivery.{(key.Style == EventStyle.Keyed ? "ReadKeyed" : "ReadEvents")}<{key.Reader}, {envelope.Name}>({ReadEmitter.Arguments}, this)");
        }

        var hasNames = envelope.Properties.Count + keys.Count > 0 || envelope.Place is not null;
        var contract = $"__Wire::IWireEnvelope<{envelope.Name}>";
        RecordEmitter.Header(code, envelope.Summary);
        using (code.Block($"public sealed partial record {envelope.Name} : global::TwitterEvents.Envelope, {contract}"))
        {
            code.Line($"internal static readonly {envelope.Name} Empty = new();");
            code.Line();
            RecordEmitter.EmptyConstructor(code, envelope.Name);
            using (code.Block($"internal {envelope.Name}({ReadEmitter.Parameters}, __Wire::DeliveryBuilder delivery)"))
            {
                Read(code, file, reads);
            }

            PropertyEmitter.Write(code, envelope, printing: PropertyEmitter.PrintingOverride);
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line(PropertyEmitter.JsonIgnore);
            code.Line($"public override string Family => {Literals.Text(file.Family)};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override string? GetForUserId() => {file.ForUserId};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block($"protected override void WriteProperties({WriteEmitter.Parameter})"))
            {
                WriteEmitter.Properties(code, envelope);
            }

            code.Line();
            code.Line($"static {envelope.Name} {contract}.Empty => Empty;");
            code.Line();
            code.Line($"static bool {contract}.IsKnown(global::System.ReadOnlySpan<byte> name) => {(hasNames ? "Find(name) >= 0" : "false")};");
            code.Line();
            code.Line($"static {envelope.Name} {contract}.Read({ReadEmitter.Parameters}, __Wire::DeliveryBuilder delivery) => new({ReadEmitter.Arguments}, delivery);");

            ReadEmitter.Lookups(code, envelope, keys);
        }

        code.Line();
        EventBaseEmitter.Write(code, file.Base, envelope.Name);
        if (file.Routes is not null)
        {
            code.Line();
            RoutesEmitter.Write(code, file, file.Routes);
        }
    }

    private static void Read(CodeWriter code, EnvelopeFile file, IReadOnlyList<string> reads)
    {
        if (file.Routes is not { } routes)
        {
            ReadEmitter.Loop(code, file.Envelope, "delivery.KeepUnknown(ref reader, ref extras, this)", reads);
            return;
        }

        code.Line("delivery.Begin(this);");
        if (!routes.IsWholeBody)
        {
            ReadEmitter.Loop(code, file.Envelope, "delivery.KeepRest(ref reader, ref extras)");
            return;
        }

        var kind = routes.Header is { } header ? $"delivery.GetHeader({Literals.Text(header)})"
            : routes.KindInEvent.Count > 0 || routes.Kinds.Count == 0 ? "null"
            : Literals.Text(routes.Kinds[0].Kind);
        code.Line($"delivery.ReadBody<{routes.Name}>({ReadEmitter.Arguments}, {kind});");
    }
}
