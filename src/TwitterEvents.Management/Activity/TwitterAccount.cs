namespace TwitterEvents.Management;

/// <summary>An account of X.</summary>
/// <param name="Id">Its id, which never changes.</param>
/// <param name="Username">Its name, without <c>@</c>; null where X does not say.</param>
/// <param name="Name">What it calls itself; null where X does not say.</param>
public sealed record TwitterAccount(string Id, string? Username, string? Name);
