using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

/// <summary>Any event X delivers: the base of every generated event and of <see cref="UnknownEvent"/>.</summary>
public abstract record TwitterEvent
{
    /// <summary>For generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TwitterEvent()
    {
    }

    /// <summary>
    /// The subscribed user the event belongs to (<c>for_user_id</c>; in X Activity <c>filter.user_id</c>), as text; null where X does not send it.
    /// </summary>
    [JsonIgnore]
    public abstract string? ForUserId { get; }

    /// <summary>What X calls the event: its key in the body (<c>follow_events</c>), or the type named beside it (<c>follow.follow</c>).</summary>
    [JsonIgnore]
    public virtual string WireName => Kind.WireName;

    /// <summary>What the event is, for dispatch.</summary>
    internal EventKind Kind => GetKind();

    /// <summary>
    /// What makes two events of a kind the same event (an id, or several fields joined); null when a field it needs is missing, empty or
    /// zero. At most 65 characters.
    /// </summary>
    internal string? Identity => GetIdentity();

    /// <summary>
    /// The sender's own id of what brought the event, and perhaps others with it; null where senders give none. An <see cref="Identity"/> is
    /// better.
    /// </summary>
    internal string? SentId => GetSentId() is var id && EventIdentity.IsId(id) ? id : null;

    /// <summary>The discriminator as it was finally read; a repeated property may have changed it after the kind was chosen.</summary>
    internal string? DiscriminatorValue => GetDiscriminator();

    /// <summary>
    /// Whether an account may be the subscribed user. False only if both ids are known and differ: a program that takes its own doings for
    /// somebody else's answers itself without end.
    /// </summary>
    private protected bool MayBeForUser(string? id) => !(EventIdentity.IsId(id) && EventIdentity.IsId(ForUserId) && id != ForUserId);

    /// <summary>What the event came nested in; none in most. A copy is written in the same.</summary>
    internal Aside<EventNesting> Nesting { get; set; }

    /// <summary>Writes the event as it stands in the delivery.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        if (Nesting.Value is not { } nesting)
        {
            WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(nesting.Name);
        WriteTo(writer);
        WireWriter.WriteExtras(writer, nesting.Others);
        writer.WriteEndObject();
    }

    /// <summary>What the event is. Implemented by generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract EventKind GetKind();

    /// <summary>What makes two events of a kind the same event, joined by <see cref="EventIdentity"/>. Implemented by generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual string? GetIdentity() => null;

    /// <summary>The sender's own id of what brought the event, as it was sent. Implemented by generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual string? GetSentId() => null;

    /// <summary>The discriminator as it was finally read. Implemented by generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual string? GetDiscriminator() => null;

    /// <summary>Writes the event's own JSON, not nested in another object. Implemented by generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void WriteTo(Utf8JsonWriter writer);
}
