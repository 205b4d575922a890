using System.Globalization;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using TwitterEvents.Reading;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>Newtonsoft.Json on the same records, with the least it needs for them.</summary>
internal static class NewtonsoftReader
{
    private static readonly JsonConverter[] Converters = [new DateConverter(), new TextOrNumberConverter(), new BooleanOrTextConverter()];

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new WireNames(),
        DateParseHandling = DateParseHandling.None,
        Culture = CultureInfo.InvariantCulture,
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
            property.Converter = Array.Find(Converters, converter => converter.CanConvert(Nullable.GetUnderlyingType(property.PropertyType!) ?? property.PropertyType!));
            return property;
        }
    }

    private sealed class DateConverter : JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        {
            if (reader.Value is null)
            {
                return null;
            }

            var text = Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!;
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : DateTimeOffset.TryParseExact(text, "ddd MMM dd HH:mm:ss '+0000' yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                    ? date
                    : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        }

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    private sealed class TextOrNumberConverter : JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(TextOrNumber);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            reader.Value is long number ? new TextOrNumber(number) : reader.Value is string text ? new TextOrNumber(text) : (object?)null;

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    private sealed class BooleanOrTextConverter : JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(BooleanOrText);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            reader.Value is bool flag ? new BooleanOrText(flag) : reader.Value is string text ? new BooleanOrText(text == "true", IsText: true) : null;

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }
}
