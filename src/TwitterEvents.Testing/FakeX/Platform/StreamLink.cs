using System.Collections.Immutable;

namespace TwitterEvents.Testing.Platform;

/// <summary>A webhook's link to the filtered stream.</summary>
/// <param name="Id">Its id.</param>
/// <param name="WebhookId">The webhook that gets the posts.</param>
/// <param name="Fields">What the posts are to have, as it was asked for.</param>
internal sealed record StreamLink(string Id, string WebhookId, ImmutableArray<string> Fields);
