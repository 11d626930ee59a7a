namespace ResponsibilityPortal.Web.Security;

/// <summary>How much a form about an account may bring.</summary>
internal static class FormLimits
{
    /// <summary>In bytes. A new passkey is the largest there is, with a few thousand.</summary>
    public const int MaxBytes = 64 * 1024;
}
