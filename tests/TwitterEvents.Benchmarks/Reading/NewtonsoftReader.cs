using System.Globalization;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using TwitterEvents.Reading;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>Newtonsoft.Json on the same records, with the least it needs for them.</summary>
internal static class NewtonsoftReader
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new WireNames(),
        DateParseHandling = DateParseHandling.None,
        Culture = CultureInfo.InvariantCulture,
        Converters = { new DateConverter(), new TextOrNumberConverter(), new BooleanOrTextConverter() },
    });

    public static SampleDelivery? Read(byte[] body)
    {
        using var text = new StreamReader(new MemoryStream(body));
        using var reader = new JsonTextReader(text);
        return Serializer.Deserialize<SampleDelivery>(reader);
    }

    private sealed class WireNames : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            var wire = member.GetCustomAttribute<System.Text.Json.Serialization.JsonPropertyNameAttribute>()?.Name;
            property.PropertyName = wire ?? property.PropertyName;
            property.Ignored = wire is null;
            return property;
        }
    }

    private sealed class DateConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset ReadJson(
            JsonReader reader, Type objectType, DateTimeOffset existingValue, bool hasExistingValue, JsonSerializer serializer)
        {
            var text = Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!;
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : DateTimeOffset.TryParseExact(text, "ddd MMM dd HH:mm:ss '+0000' yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                    ? date
                    : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        }

        public override void WriteJson(JsonWriter writer, DateTimeOffset value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    private sealed class TextOrNumberConverter : JsonConverter<TextOrNumber>
    {
        public override TextOrNumber ReadJson(
            JsonReader reader, Type objectType, TextOrNumber existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            reader.Value is long number ? new TextOrNumber(number) : new TextOrNumber((string)reader.Value!);

        public override void WriteJson(JsonWriter writer, TextOrNumber value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    private sealed class BooleanOrTextConverter : JsonConverter<BooleanOrText>
    {
        public override BooleanOrText ReadJson(
            JsonReader reader, Type objectType, BooleanOrText existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            reader.Value is bool flag ? new BooleanOrText(flag) : new BooleanOrText((string?)reader.Value == "true", IsText: true);

        public override void WriteJson(JsonWriter writer, BooleanOrText value, JsonSerializer serializer) => throw new NotSupportedException();
    }
}
