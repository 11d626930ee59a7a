namespace ResponsibilityPortal.Domain.Audit;

/// <summary>The two chains of the audit log. They are apart so that sign-ins do not queue behind edits.</summary>
public static class AuditStream
{
    public const int MaxLength = 16;

    /// <summary>Changes of matrices, roles and settings.</summary>
    public const string Content = "content";

    /// <summary>Sign-ins, refusals and the use of tokens.</summary>
    public const string Access = "access";

    /// <summary>Both, in the order in which they are told of.</summary>
    public static IReadOnlyList<string> All { get; } = [Content, Access];
}
