namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// The cookie that belongs to the tokens of forms. Always Secure: browsers take such a cookie from the machine itself over plain
/// HTTP too, while the framework, asked for the same, would refuse the request.
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
