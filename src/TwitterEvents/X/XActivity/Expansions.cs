namespace TwitterEvents.Models;

public sealed partial record Expansions
{
    /// <summary>The account of an id; null if it is not among <c>users</c>.</summary>
    public Account? FindUser(string? id) => Find(Users, id, static (user, id) => user.Id == id);

    /// <summary>The post of an id; null if it is not among <c>posts</c>.</summary>
    public Post? FindPost(string? id) => Find(Posts, id, static (post, id) => post.Id == id);

    /// <summary>The photo, video or gif of a key; null if it is not among <c>media</c>.</summary>
    public PostMedia? FindMedia(string? mediaKey) => Find(Media, mediaKey, static (media, key) => media.MediaKey == key);

    private static T? Find<T>(IReadOnlyList<T>? items, string? id, Func<T, string, bool> isIt)
        where T : class
    {
        if (id is not null)
        {
            foreach (var item in items ?? [])
            {
                if (isIt(item, id))
                {
                    return item;
                }
            }
        }

        return null;
    }
}
