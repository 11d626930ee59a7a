namespace ResponsibilityPortal.Domain.Access;

/// <summary>The names of sign-in methods, as sessions and the log store them. They never change.</summary>
public static class SignInMethodNames
{
    public static string Of(SignInMethod method) =>
        method switch
        {
            SignInMethod.Passkey => "passkey",
            SignInMethod.App => "password and app",
            SignInMethod.RecoveryCode => "password and recovery code",
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "The sign-in method has no name."),
        };
}
