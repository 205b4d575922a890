using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>What is an id by its name is read from text and from number, whichever the samples have.</summary>
public sealed class IdTests
{
    [Theory]
    [InlineData("id", "IdCodec")]
    [InlineData("id_str", "IdCodec")]
    [InlineData("sender_id", "IdCodec")]
    [InlineData("in_reply_to_user_id_str", "IdCodec")]
    [InlineData("userId", "IdCodec")]
    [InlineData("userID", "IdCodec")]
    [InlineData("nodeIdStr", "IdCodec")]
    [InlineData("ID", "IdCodec")]
    [InlineData("paid", "StringCodec")]
    [InlineData("PAID", "StringCodec")]
    [InlineData("idle", "StringCodec")]
    [InlineData("idCard", "StringCodec")]
    [InlineData("id_card", "StringCodec")]
    [InlineData("str", "StringCodec")]
    public void A_text_is_an_id_by_its_name(string name, string codec) =>
        Assert.Equal(codec, SchemaSet.Polls($$"""{"{{name}}":"7"}""").CodecOf(name));

    [Theory]
    [InlineData("id", "7", "IdNumberCodec")]
    [InlineData("poll_id", "7", "IdNumberCodec")]
    [InlineData("poll_id", "7.5", "DoubleCodec")]
    [InlineData("votes", "7", "Int64Codec")]
    public void A_number_is_an_id_by_its_name(string name, string number, string codec) =>
        Assert.Equal(codec, SchemaSet.Polls($$"""{"{{name}}":{{number}}}""").CodecOf(name));

    [Theory]
    [InlineData("voter_ids", "ListCodec<string, IdCodec>")]
    [InlineData("ids", "ListCodec<string, IdCodec>")]
    [InlineData("nodeIDs", "ListCodec<string, IdCodec>")]
    [InlineData("nodeIds", "ListCodec<string, IdCodec>")]
    [InlineData("voters", "ListCodec<string, StringCodec>")]
    public void The_items_of_a_list_are_ids_by_its_name(string name, string codec) =>
        Assert.Equal(codec, SchemaSet.Polls($$"""{"{{name}}":["7"]}""").CodecOf(name));

    [Theory]
    [InlineData("text", "poll_id", "StringCodec")]
    [InlineData("id", "poll", "IdCodec")]
    [InlineData("id-number", "poll", "IdNumberCodec")]
    public void A_hint_says_otherwise(string format, string name, string codec) => Assert.Equal(
        codec, SchemaSet.Polls($$"""{"{{name}}":"7"}""").WithHints($$$"""{"formats":{"PollEvent.{{{name}}}":"{{{format}}}"}}""").CodecOf(name));
}
