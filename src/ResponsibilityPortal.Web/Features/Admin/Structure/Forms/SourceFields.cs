using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class SourceFields(Source? seen) : ElementFields<Source>
{
    private readonly TextField _url = new("url", "Address", seen?.Url, Source.UrlMaxLength) { Help = "Starts with https:// or http://" };
    private readonly TextField _kind = new("kind", "Kind", seen?.Kind, Slug.MaxLength)
    {
        Help = "In one word, such as vendor-docs, contract or standard",
    };
    private readonly DateField _checkedOn = new("checked-on", "Checked on", seen?.CheckedOn)
    {
        Help = "The day on which the claim was last found there",
    };

    public override TextField Title { get; } = new("title", "Title", seen?.Title, Source.TitleMaxLength);

    public override IReadOnlyList<FormField> All => [Title, _url, _kind, _checkedOn];

    public override Source Read(string slug) => new(slug, Title.Text, _url.Text, _kind.Text) { CheckedOn = _checkedOn.Value };
}
