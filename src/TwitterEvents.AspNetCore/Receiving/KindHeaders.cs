using Microsoft.AspNetCore.Http;
using TwitterEvents.Reading;

namespace TwitterEvents.Receiving;

/// <summary>Takes the headers out of a request that name the kind of its events. X has none: then nothing is taken, and nothing allocated.</summary>
internal sealed class KindHeaders(EventCatalog catalog)
{
    public Dictionary<string, string>? Of(HttpRequest request)
    {
        Dictionary<string, string>? found = null;
        foreach (var name in catalog.Headers)
        {
            // Sent twice it names no kind.
            if (request.Headers[name] is [{ } value])
            {
                (found ??= new(StringComparer.OrdinalIgnoreCase))[name] = value;
            }
        }

        return found;
    }
}
