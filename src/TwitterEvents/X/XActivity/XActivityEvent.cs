using System.Text.Json.Serialization;

namespace TwitterEvents;

public abstract partial record XActivityEvent
{
    /// <summary>Whether a replay job sends it once more (<c>meta.replay</c>).</summary>
    [JsonIgnore]
    public bool IsReplay => Envelope.Meta?.Replay is true;
}
