using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes one generated file.</summary>
internal static class SourceFile
{
    public static string Write(FileModel file)
    {
        var code = GeneratedFile.Begin();
        code.Line();
        code.Line("using System;");
        code.Line("using System.Text.Json;");
        code.Line("using System.Text.Json.Serialization;");
        code.Line("using System.Text.Json.Serialization.Metadata;");
        code.Line("using TwitterEvents.Reading;");
        code.Line("using TwitterEvents.Reading.Codecs;");
        code.Line();
        code.Line("namespace TwitterEvents;");
        code.Line();
        switch (file)
        {
            case EnvelopeFile envelope:
                EnvelopeEmitter.Write(code, envelope);
                break;
            case EventFile events:
                EventEmitter.Write(code, events);
                break;
            case TypesFile types:
                RecordEmitter.WriteAll(code, types.Records);
                break;
            case CatalogFile catalog:
                CatalogEmitter.Write(code, catalog);
                break;
        }

        return code.ToString();
    }
}
