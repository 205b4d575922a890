namespace TwitterEvents.Generators.Schemas.Files;

/// <summary>
/// Decides which file a type stands in: a type that only one file's types use stands in that file, any other in one of its own. So a
/// file holds what changes together, and a change of one schema touches few files.
/// </summary>
internal sealed class FileLayout
{
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>The types of each file.</summary>
    private readonly Dictionary<string, List<string>> types = new(StringComparer.Ordinal);

    /// <param name="roots">Events and envelopes, and the file each stands in.</param>
    /// <param name="uses">For every type, the types its properties name.</param>
    public FileLayout(IReadOnlyDictionary<string, string> roots, IReadOnlyDictionary<string, IReadOnlyCollection<string>> uses)
    {
        foreach (var type in uses.Keys)
        {
            var file = roots.TryGetValue(type, out var root) ? root : type;
            files[type] = file;
            if (!types.TryGetValue(file, out var ofFile))
            {
                types[file] = ofFile = [];
            }

            ofFile.Add(type);
        }

        var users = UsersOf(uses);
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var type in new List<string>(files.Keys))
            {
                if (!roots.ContainsKey(type) && OnlyUser(type, users[type]) is { } file && files[type] != file)
                {
                    Move(files[type], file);
                    moved = true;
                }
            }
        }
    }

    /// <summary>The file of a type: a root's, or a shared type's own name.</summary>
    public string this[string type] => files[type];

    /// <summary>The types of a file; none if it has no type.</summary>
    public IReadOnlyList<string> TypesOf(string file) => types.TryGetValue(file, out var ofFile) ? ofFile : [];

    private string? OnlyUser(string type, IReadOnlyCollection<string> users)
    {
        string? only = null;
        foreach (var user in users)
        {
            var file = files[user];
            if (file == files[type])
            {
                continue;
            }

            if (only is not null && only != file)
            {
                return null;
            }

            only = file;
        }

        return files[type] == type ? only : null;
    }

    private void Move(string from, string to)
    {
        foreach (var type in types[from])
        {
            files[type] = to;
        }

        types[to].AddRange(types[from]);
        types.Remove(from);
    }

    private static Dictionary<string, SortedSet<string>> UsersOf(IReadOnlyDictionary<string, IReadOnlyCollection<string>> uses)
    {
        var users = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var type in uses.Keys)
        {
            users[type] = new SortedSet<string>(StringComparer.Ordinal);
        }

        foreach (var type in uses)
        {
            foreach (var used in type.Value)
            {
                if (used != type.Key && users.TryGetValue(used, out var ofUsed))
                {
                    ofUsed.Add(type.Key);
                }
            }
        }

        return users;
    }
}
