namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>
/// An event that X does not have, as a contributor would add it: a folder with two samples. Some of its properties are named as types of
/// other events are.
/// </summary>
internal static class PollEvents
{
    public const string Open = """
        {
          "for_user_id": "1684207315",
          "poll_events": [
            {
              "id": "1990000000000000001",
              "question": "Rye or spelt?",
              "options": [
                { "label": "Rye", "votes": 0 },
                { "label": "Spelt", "votes": 0 }
              ],
              "created_timestamp": "1762157660051",
              "location": { "city": "Port Sample" }
            }
          ]
        }
        """;

    public const string Closed = """
        {
          "for_user_id": "1684207315",
          "poll_events": [
            {
              "id": "1990000000000000001",
              "question": "Rye or spelt?",
              "options": [
                { "label": "Rye", "votes": 12 },
                { "label": "Spelt", "votes": 30 }
              ],
              "created_timestamp": "1762157660051",
              "closed_by": { "id": "1684207315", "reason": "time" }
            }
          ]
        }
        """;

    public static SchemaSet AddedTo(SchemaSet set) => set.With("poll_events/open.json", Open).With("poll_events/closed.json", Closed);
}
