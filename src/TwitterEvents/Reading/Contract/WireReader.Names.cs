namespace TwitterEvents.Reading.Contract;

/// <content>Properties that are sent under several names.</content>
public ref partial struct WireReader
{
    /// <summary>
    /// Whether the property it is on is to be read under this name. It is under the first of its names that has a value of its kind; what comes
    /// under a further one is kept as an unknown property is, and the reader is past it. Null is no value.
    /// </summary>
    /// <param name="extras">Where it is kept, raw, if it is not to be read.</param>
    /// <param name="sent">The name that the property came under before.</param>
    /// <param name="name">This name.</param>
    public bool IsFirstName(scoped ref Extras extras, scoped ref Aside<string> sent, string name)
    {
        var isNull = json.IsNullNext;
        if (sent.Value is null || sent.Value == name || extras.IsMismatch(sent.Value))
        {
            sent.Value = isNull ? null : name;
            return true;
        }

        json.ReadValue();
        if (isNull)
        {
            extras.Forget(name);
            return false;
        }

        var start = json.TokenStartIndex;
        SkipRaw();
        extras.Keep(ref this, name, start, isMismatch: true);
        State.Report(DriftKind.UnknownProperty, name);
        return false;
    }
}
