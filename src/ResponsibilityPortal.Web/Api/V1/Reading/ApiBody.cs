using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>The answer of the API about a version, or why there is none.</summary>
internal abstract record ApiBody
{
    private ApiBody() { }

    public sealed record Made(PageContent.File Content) : ApiBody;

    public sealed record Refused(ApiProblem Problem) : ApiBody;

    public static ApiBody Json<T>(T body) => new Made(new PageContent.File(BodyJson.Write(body), BodyJson.ContentType));
}
