using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>The generated text itself, as a reader of it would judge it: one small event of each form.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Plain_event_with_envelope_and_catalog() =>
        Snapshot.Verify(SchemaSet.None
            .WithHints("""{"delivery":{"subject":"for_user_id"},"events":{"poll_events":{"description":"A poll.","identity":["id"]}}}""")
            .With("poll_events/a.json", """{"for_user_id":"7","poll_events":[{"id":1,"question":"Rye & spelt?"}]}""")
            .Generate());

    [Fact]
    public void Discriminated_event() =>
        Verify(SchemaSet.Polls("""{"type":"open"}""", """{"type":"close"}""").WithHints("""{"events":{"poll_events":{"discriminator":"type"}}}"""));

    [Fact]
    public void Keyed_event() =>
        Verify(SchemaSet.None
            .With("poll_event/a.json", """{"poll_event":{"open":{"id":"1"}}}""")
            .WithHints("""{"events":{"poll_event":{"keyed":true}}}"""));

    [Fact]
    public void Wrapping_event() =>
        Verify(SchemaSet.Polls("""{"id":"1"}""").WithHints("""{"events":{"poll_events":{"wraps":"Poll","identity":["id"]}}}"""));

    [Fact]
    public void Map_list_and_dates() =>
        Verify(SchemaSet.Polls(
            """
            {"votes":{"17":{"at":"2025-10-14T16:05:33Z"}},"tags":["x"],"ends_ms":1762157660051,"created_at":"Tue Mar 04 05:12:09 +0000 2025","raw":null}
            """,
            "{}"));

    private static void Verify(SchemaSet set, [System.Runtime.CompilerServices.CallerFilePath] string file = "", [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(set.Generate(), static hint => hint.Contains("poll_", StringComparison.Ordinal), file, method);
}
