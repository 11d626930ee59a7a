namespace ResponsibilityPortal.Domain.Audit;

/// <summary>The two chains of the audit log. They are separate so that sign-ins don't queue behind edits.</summary>
public static class AuditStream
{
    public const int MaxLength = 16;

    /// <summary>Changes to matrices, roles and settings.</summary>
    public const string Content = "content";

    /// <summary>Sign-ins, refusals and the use of tokens.</summary>
    public const string Access = "access";

    /// <summary>Both streams, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Content, Access];
}
