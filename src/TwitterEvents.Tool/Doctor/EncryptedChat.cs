namespace TwitterEvents.Tool.Doctor;

/// <summary>What no setting mends, and who waits for messages should know.</summary>
internal static class EncryptedChat
{
    public static Check Note => Check.Note(
        "encrypted chat",
        "Messages of some users never come as direct_message_events (or dm.*): those of encrypted chats come only as chat.received and chat.sent of the X Activity "
            + "API, and encrypted.");
}
