namespace ResponsibilityPortal.Domain.Access;

/// <summary>Why sign-ins are refused, as the log records it (<c>docs/reference/audit-events.md</c>).</summary>
public static class SignInCauses
{
    public const string WrongPassword = "wrong password";
    public const string WrongCode = "wrong code";
    public const string WrongPasskey = "passkey not accepted";
    public const string PasskeyRemoved = "passkey was removed";
    public const string PasskeyOfAnotherAccount = "passkey of another account";
    public const string NoSuchAccount = "no such account";

    /// <summary>The account is locked, disabled, over, or without a sign-in method.</summary>
    public const string AccountInactive = "account locked or not active";

    public const string LinkInvalid = "invalid one-time link";
    public const string FormExpired = "form expired or already used";
    public const string TooManyAttempts = "too many attempts";

    /// <summary>What earlier releases recorded instead.</summary>
    private static readonly Dictionary<string, string> Earlier = new(StringComparer.Ordinal)
    {
        ["password does not fit"] = WrongPassword,
        ["code does not fit"] = WrongCode,
        ["passkey does not fit"] = WrongPasskey,
        ["account does not work"] = AccountInactive,
        ["one-time link does not work"] = LinkInvalid,
        ["form too old or sent twice"] = FormExpired,
    };

    /// <summary>Returns a recorded cause in the words of today. A cause without another word is returned as it is.</summary>
    public static string InWords(string recorded) => Earlier.GetValueOrDefault(recorded, recorded);

    /// <summary>Returns whether a recorded cause counts towards locking the account: a wrong password or a wrong code.</summary>
    public static bool CountsAsFailure(string recorded) => InWords(recorded) is WrongPassword or WrongCode;
}
