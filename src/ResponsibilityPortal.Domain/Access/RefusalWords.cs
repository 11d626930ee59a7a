namespace ResponsibilityPortal.Domain.Access;

/// <summary>The one sentence that users read for each refusal.</summary>
public static class RefusalWords
{
    public static string Of(Refusal refusal) =>
        refusal switch
        {
            Refusal.NotAllowed => "Nothing was changed. You don't have permission to do this.",
            Refusal.OperationUsed =>
                "Nothing was changed. This request was already used for a different action. Reload the page and try again.",
            Refusal.NotFound => "Nothing was changed. This no longer exists, or the version it is based on is damaged.",
            Refusal.Busy => "Nothing was changed. The portal is busy. Try again in a moment.",
            Refusal.Unknown =>
                "It isn't known whether this was saved, because the connection to the database was lost. Try again in a moment: nothing "
                    + "is saved twice.",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
}
