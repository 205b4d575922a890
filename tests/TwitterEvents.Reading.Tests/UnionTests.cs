using System.Text;
using System.Text.Json;
using TwitterEvents.Models;
using TwitterEvents.Reading.Contract;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

using TagOrTags = OneOrMany<Hashtag>;
using TagOrTagsCodec = OneOrManyCodec<Hashtag, RecordCodec<Hashtag>>;
using NumberOrNumbersCodec = OneOrManyCodec<long?, NullableValueCodec<long, Int64Codec>>;
using IdOrTagCodec = IdOrCodec<Hashtag, RecordCodec<Hashtag>>;

/// <summary>A value that comes in two forms has one type, which remembers the form.</summary>
public class UnionTests
{
    [Theory]
    [InlineData("""{"text":"a"}""", true, "a")]
    [InlineData("""[{"text":"a"}]""", false, "a")]
    [InlineData("""[{"text":"a"},{"text":"b"}]""", false, "a b")]
    [InlineData("[]", false, "")]
    public void One_or_many_is_a_list_either_way(string json, bool isSingle, string texts)
    {
        var read = RoundTrip<TagOrTags, TagOrTagsCodec>(json);

        Assert.Equal((isSingle, texts), (read.IsSingle, string.Join(' ', read.Select(item => item.Text))));
        Assert.Equal(read.ToArray(), Enumerable.Range(0, read.Count).Select(i => read[i]));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("[1,null]", "1 null")]
    public void Its_items_may_be_null(string json, string items) =>
        Assert.Equal(items, string.Join(' ', RoundTrip<OneOrMany<long?>, NumberOrNumbersCodec>(json).Select(item => item is null ? "null" : $"{item}")));

    [Theory]
    [InlineData("""{"text":"a"}""", null, "a")]
    [InlineData("\"u1\"", "u1", null)]
    [InlineData("7", "7", null)]
    [InlineData("12345678901234567890", "12345678901234567890", null)]
    public void An_id_or_object_is_the_one_or_the_other(string json, string? id, string? text)
    {
        var read = RoundTrip<IdOr<Hashtag>, IdOrTagCodec>(json);

        Assert.Equal((id, text), (read.Id?.ToString(), read.Value?.Text));
    }

    [Theory]
    [InlineData("""{"text":5,"new_field":[1e400,"\ud83d"]}""")]
    [InlineData("""[{"new_field":{}},{"text":[null]}]""")]
    public void What_does_not_fit_inside_is_kept(string json) => RoundTrip<TagOrTags, TagOrTagsCodec>(json);

    [Theory]
    [InlineData("true")]
    [InlineData("[null]")]
    [InlineData("[[]]")]
    [InlineData("[{},1]")]
    public void What_is_neither_is_a_JsonException(string json)
    {
        Assert.Throws<JsonException>(() => RoundTrip<TagOrTags, TagOrTagsCodec>(json));
        Assert.Throws<JsonException>(() => RoundTrip<IdOr<Hashtag>, IdOrTagCodec>(json));
    }

    [Fact]
    public void They_are_made_of_what_they_hold()
    {
        Assert.Equal((true, 1), (new OneOrMany<string>("a").IsSingle, new OneOrMany<string>("a").Count));
        Assert.Equal((false, 1), (new OneOrMany<string>(["a"]).IsSingle, new OneOrMany<string>(["a"]).Count));
        Assert.Equal("7", new IdOr<Hashtag>("7").Id.ToString());
        Assert.Equal(new IdOr<Hashtag>(7), new IdOr<Hashtag>(7));
        Assert.NotEqual(new IdOr<Hashtag>(7), new IdOr<Hashtag>("7"));
        Assert.Throws<ArgumentNullException>(() => new OneOrMany<string>(many: null!));
        Assert.Throws<ArgumentNullException>(() => new IdOr<Hashtag>(value: null!));
    }

    /// <summary>Through System.Text.Json, from bytes and from segments.</summary>
    private static T RoundTrip<T, TCodec>(string json)
        where TCodec : struct, ICodec<T>
    {
        var options = new JsonSerializerOptions { Converters = { new CodecConverter<T, TCodec>() } };
        var bytes = Encoding.UTF8.GetBytes($"[{json}]");
        var segments = new Utf8JsonReader(Segments.Of(bytes, 3));
        foreach (var read in (T[][])[JsonSerializer.Deserialize<T[]>(bytes, options)!, JsonSerializer.Deserialize<T[]>(ref segments, options)!])
        {
            Assert.Null(JsonEquivalence.Difference(JsonTree.Parse(bytes), JsonTree.Parse(JsonSerializer.SerializeToUtf8Bytes(read, options))));
        }

        return JsonSerializer.Deserialize<T[]>(bytes, options)![0];
    }
}
