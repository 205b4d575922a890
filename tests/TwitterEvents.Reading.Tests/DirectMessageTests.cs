using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class DirectMessageTests
{
    [Fact]
    public void A_received_message_knows_its_sender_and_recipient()
    {
        var e = Samples.ReadOne<DirectMessageEvent>("direct_message_events/received.json");

        Assert.Equal((e.MessageCreate!.SenderId, e.MessageCreate.Target!.RecipientId), (e.SenderId, e.RecipientId));
        Assert.Equal((e.SenderId, e.RecipientId), (e.Sender!.Id, e.Recipient!.Id));
        Assert.Equal(e.ForUserId, e.RecipientId);
        Assert.False(e.IsEcho);
        Assert.Null(e.App);
    }

    [Fact]
    public void A_message_sent_through_an_app_is_an_echo_and_knows_the_app()
    {
        var e = Samples.ReadOne<DirectMessageEvent>("direct_message_events/sent-through-app.json");

        Assert.True(e.IsEcho);
        Assert.Equal(e.MessageCreate!.SourceAppId, e.App!.Id);
        Assert.Equal(e.ForUserId, e.Sender!.Id);
    }

    [Fact]
    public void The_plain_text_is_what_a_person_reads() =>
        Assert.StartsWith("🧁 Cake & tea at @example_museum?", Samples.ReadOne<DirectMessageEvent>("direct_message_events/emoji-and-entities.json").PlainText, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type":"message_create"}""")]
    [InlineData("""{"type":"message_create","message_create":{"sender_id":"9","source_app_id":"9","target":{"recipient_id":"9"}}}""")]
    [InlineData("""{"type":"message_create","message_create":{"sender_id":9,"target":[]}}""")]
    [InlineData("""{"type":"message_create","message_create":{"sender_id":9.3e+17,"target":{"recipient_id":[7]}}}""")]
    public void What_the_delivery_does_not_describe_is_null(string message)
    {
        var e = Lossless.ReadOne<DirectMessageEvent>($$$"""{"for_user_id":"7","direct_message_events":[{{{message}}}],"users":{"7":{"id":"7"}},"apps":{}}""");

        Assert.Null(e.Sender);
        Assert.Null(e.Recipient);
        Assert.Null(e.App);
        Assert.Null(e.PlainText);
    }

    [Theory]
    [InlineData("\"7\"", "\"8\"", false)]
    [InlineData("7", "8", false)]
    [InlineData("\"7\"", "\"7\"", true)]
    [InlineData("7", "\"7\"", true)]
    [InlineData("\"7\"", "7", true)]
    [InlineData("7", "7", true)]
    [InlineData("\"7\"", "null", true)]
    [InlineData("null", "\"8\"", true)]
    [InlineData("null", "null", true)]
    [InlineData("\"7\"", "\"\"", true)]
    [InlineData("\"0\"", "\"8\"", true)]
    [InlineData("\"7\"", "8.0", true)]
    [InlineData("\"7\"", "{\"id\":\"8\"}", true)]
    public void A_message_is_an_echo_unless_its_sender_is_known_to_be_somebody_else(string forUserId, string senderId, bool isEcho) => Assert.Equal(
        isEcho,
        Lossless.ReadOne<DirectMessageEvent>($$$"""{"for_user_id":{{{forUserId}}},"direct_message_events":[{"type":"message_create","message_create":{"sender_id":{{{senderId}}}}}]}""").IsEcho);

    [Fact]
    public void People_whose_ids_came_as_numbers_are_found()
    {
        var e = Lossless.ReadOne<DirectMessageEvent>(
            """{"for_user_id":9,"direct_message_events":[{"type":"message_create","id":79,"message_create":{"sender_id":9,"source_app_id":5,"target":{"recipient_id":8}}}],"users":{"9":{"id":9},"8":{"id":8}},"apps":{"5":{"id":5}}}""");

        Assert.Equal(("79", "9", "8"), (e.Id, e.SenderId, e.RecipientId));
        Assert.Equal(("9", "8", "5"), (e.Sender!.Id, e.Recipient!.Id, e.App!.Id));
        Assert.True(e.IsEcho);
    }

    [Fact]
    public void Typing_and_reading_know_their_people()
    {
        var typing = Samples.ReadOne<DirectMessageIndicateTypingEvent>("direct_message_indicate_typing_events/typing.json");
        var read = Samples.ReadOne<DirectMessageMarkReadEvent>("direct_message_mark_read_events/read.json");

        Assert.Equal((typing.SenderId, typing.Target!.RecipientId), (typing.Sender!.Id, typing.Recipient!.Id));
        Assert.Equal((read.SenderId, read.Target!.RecipientId), (read.Sender!.Id, read.Recipient!.Id));
    }
}
