namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>Says the code of an action in words: <c>assignment.explained</c> is "cell explained".</summary>
internal static class ActionWords
{
    private static readonly (string Code, string Words)[] Nouns =
    [
        ("assignment.", "cell "),
        ("draft.reshaped", "structure edited"),
        ("person.", "user "),
        ("api-token.", "token "),
        ("session.started", "signed in"),
    ];

    public static string Of(string action)
    {
        foreach (var (code, words) in Nouns)
        {
            if (action.StartsWith(code, StringComparison.Ordinal))
            {
                action = $"{words}{action[code.Length..]}";
                break;
            }
        }

        return action.Replace('.', ' ').Replace('-', ' ');
    }
}
