namespace TwitterEvents.Management;

/// <summary>What can be wrong with the answer of a URL to X's check.</summary>
internal enum CrcProblemKind
{
    /// <summary>It is no public HTTPS URL without a port.</summary>
    Url,

    /// <summary>The host's name is not known.</summary>
    NameUnknown,

    /// <summary>Nothing listens there, or something on the way does not let through.</summary>
    NoConnection,

    /// <summary>The certificate is not valid for the name, or TLS fails otherwise.</summary>
    Certificate,

    /// <summary>No answer within 10 s, or a broken one.</summary>
    NoAnswer,

    /// <summary>The answer came after more than 3 s.</summary>
    TooSlow,

    /// <summary>The answer leads elsewhere.</summary>
    Redirect,

    /// <summary>404: another path.</summary>
    NotFound,

    /// <summary>401 or 403: something in front of the endpoint wants authentication.</summary>
    Unauthorized,

    /// <summary>Another status than 200.</summary>
    Status,

    /// <summary>The answer is compressed.</summary>
    Compressed,

    /// <summary>The answer is no JSON with a <c>response_token</c>.</summary>
    Content,

    /// <summary>The token was made with another secret.</summary>
    WrongSecret,
}
