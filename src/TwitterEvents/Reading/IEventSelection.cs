namespace TwitterEvents.Reading;

/// <summary>Which kinds of event somebody asks for; the others are skipped unread.</summary>
internal interface IEventSelection
{
    bool Wants(EventKind kind);
}
