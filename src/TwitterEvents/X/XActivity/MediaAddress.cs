namespace TwitterEvents.Models;

public sealed partial record PostMedia
{
    /// <summary>Where it is: a photo's address, the best file of a video or gif, or its picture if that is all there is.</summary>
    internal string? Address => Url ?? Best()?.Url ?? PreviewImageUrl;

    private PostMediaVariant? Best()
    {
        PostMediaVariant? best = null;
        foreach (var variant in Variants ?? [])
        {
            if (variant.BitRate is { } rate && rate >= (best?.BitRate ?? 0))
            {
                best = variant;
            }
        }

        return best;
    }
}

public sealed partial record Media
{
    /// <summary>Where it is: a photo's address, or the best file of a video or gif.</summary>
    internal string? Address
    {
        get
        {
            VideoVariant? best = null;
            foreach (var variant in VideoInfo?.Variants ?? [])
            {
                if (variant.Bitrate is { } rate && rate >= (best?.Bitrate ?? 0))
                {
                    best = variant;
                }
            }

            return best?.Url ?? MediaUrlHttps ?? MediaUrl;
        }
    }
}
