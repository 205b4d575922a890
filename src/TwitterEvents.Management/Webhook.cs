namespace TwitterEvents.Management;

/// <summary>A webhook X knows.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Valid">Whether it gets events; a failed CRC makes it invalid.</param>
/// <param name="CreatedAt">When it was created; null where X does not say.</param>
/// <param name="Environment">Its environment; v1.1 premium only.</param>
public sealed record Webhook(string Id, string Url, bool Valid, DateTimeOffset? CreatedAt, string? Environment = null);
