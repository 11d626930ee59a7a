namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// The cookie for antiforgery tokens. Always Secure: browsers accept such a cookie over plain HTTP from the same machine too. The framework
/// would refuse the request if its own policy required a secure cookie.
/// </summary>
internal sealed class FormCookie : CookieBuilder
{
    public FormCookie()
    {
        Name = "__Host-portal-forms";
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Strict;
        SecurePolicy = CookieSecurePolicy.None;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
