using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Drawing;
using ResponsibilityPortal.Formats.Svg;

namespace ResponsibilityPortal.Tests.Formats.Svg;

public sealed class ResponsibilityPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly PublishedMatrix BuiltIn = ExportSamples.Published(ExportSamples.BuiltIn);

    /// <summary>Numbers of parties, hosting models and domains.</summary>
    public static TheoryData<int, int, int> Sizes =>
        new()
        {
            { 1, 1, 1 },
            { 2, 1, 3 },
            { 3, 4, 14 },
            { 8, 4, 40 },
            { 8, 16, 5 },
        };

    [Fact]
    public void Draw_HasATitleAndADescription()
    {
        var root = Draw(BuiltIn).Root!;

        Assert.Equal(Svg + "svg", root.Name);
        Assert.Equal("img", root.Attribute("role")?.Value);
        Assert.Equal("YugabyteDB shared responsibility matrix: who is accountable", root.Element(Svg + "title")?.Value);
        Assert.Equal(["title", "desc"], root.Elements().Take(2).Select(element => element.Name.LocalName));
        Assert.Equal($"0 0 {root.Attribute("width")?.Value} {root.Attribute("height")?.Value}", root.Attribute("viewBox")?.Value);
    }

    [Fact]
    public void Description_HasTheFiguresOfTheData()
    {
        var description = Draw(BuiltIn).Root!.Element(Svg + "desc")!.Value;

        Assert.StartsWith(
            "Number of duties that each party is accountable for, of 69 duties in 14 domains.",
            description,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Version 1, in force since 2026-11-23.", description, StringComparison.Ordinal);
        foreach (var model in ExportSamples.BuiltIn.HostingModels)
        {
            var figures = Present(ExportSamples.BuiltIn, model)
                .Select(party =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{party.Name} {Accountable(ExportSamples.BuiltIn.Responsibilities, model, party)}"
                    )
                );
            Assert.Contains($"{model.Name}: {string.Join(", ", figures)}", description, StringComparison.Ordinal);
        }

        Assert.Contains(
            "On-premises: Yugabyte 2, Customer 67; Public cloud provider is not part of this model.",
            description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Description_OfAnAnnouncedVersion_SaysAsAnnounced()
    {
        var announced = new PublishedMatrix(
            BuiltIn.Version with
            {
                InForceFrom = BuiltIn.Version.PublishedAt.AddDays(8),
            },
            BuiltIn.Matrix,
            BuiltIn.Content
        );

        Assert.EndsWith(
            "Version 1, in force from 2026-12-01, as announced.",
            Draw(announced).Root!.Element(Svg + "desc")!.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Segments_HaveTheFiguresOfTheData()
    {
        var drawn = Draw(BuiltIn).Descendants(Svg + "g").Elements(Svg + "title").Select(title => title.Value).ToList();
        var matrix = ExportSamples.BuiltIn;

        var expected =
            from place in matrix
                .Domains.Select(domain => (domain.Name, Rows: domain.Responsibilities.AsEnumerable()))
                .Append((Name: "All domains", Rows: matrix.Responsibilities))
            from model in matrix.HostingModels
            from party in Present(matrix, model)
            let count = Accountable(place.Rows, model, party)
            where count > 0
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{place.Name}, {model.Name}: {party.Name} is accountable for {count} of {place.Rows.Count()} duties"
            );
        Assert.Equal(expected, drawn);
    }

    /// <summary>One duty of many is a narrow share, and its figure is what a reader looks for.</summary>
    [Fact]
    public void Band_OfOneDutyInAWideDomain_KeepsItsFigure()
    {
        var bands = Draw(BuiltIn).Descendants(Svg + "g").Where(band => band.Element(Svg + "title") is not null).ToList();
        Assert.NotEmpty(bands);
        Assert.All(bands, band => Assert.Matches("^[A-Z] [0-9]+$", band.Element(Svg + "text")!.Value));
    }

    /// <summary>A browser shows the picture alone on a page of its own, whose ground is otherwise white in a dark theme too.</summary>
    [Fact]
    public void Ground_OfThePage_IsThatOfThePicture()
    {
        var style = Draw(BuiltIn).Root!.Element(Svg + "style")!.Value;
        Assert.StartsWith(":root{background:#FFFFFF}.surface{fill:#FFFFFF}", style, StringComparison.Ordinal);
        Assert.Contains("(prefers-color-scheme:dark){:root{background:#1E1E2D}.surface{fill:#1E1E2D}", style, StringComparison.Ordinal);
    }

    [Fact]
    public void Foot_OfEachColumn_HasItsTotals()
    {
        var texts = Texts(Draw(BuiltIn)).Select(text => text.Replace('\u00A0', ' ')).ToList();

        Assert.Contains("Y 2 \u00B7 C 67", texts);
        Assert.Contains("Version 1, in force since 2026-11-23 \u00B7 Unofficial matrix by Responsibility Portal project", texts);
    }

    [Fact]
    public void Band_IsAsWideAsItsColumn()
    {
        var segments = Draw(BuiltIn)
            .Descendants(Svg + "g")
            .Where(group =>
                group.Element(Svg + "title")?.Value.StartsWith("Hosts, operating system and platform, SaaS:", StringComparison.Ordinal)
                == true
            )
            .Select(group => group.Element(Svg + "rect")!)
            .ToList();

        Assert.Equal(3, segments.Count);
        Assert.True(Number(segments[1], "width") > 2 * Number(segments[0], "width"));
        Assert.All(
            segments.Zip(segments.Skip(1)),
            pair => Assert.Equal(2, Number(pair.Second, "x") - Number(pair.First, "x") - Number(pair.First, "width"), 0.02)
        );
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Texts_AreInsideThePictureAndDoNotOverlap(int parties, int models, int domains)
    {
        AssertTextFits(ExportSamples.Made(parties, models, domains));
        AssertTextFits(ExportSamples.Made(parties, models, domains, (_, _, length) => new string('W', length)));
        AssertTextFits(
            ExportSamples.Made(
                parties,
                models,
                domains,
                (_, position, length) => string.Concat(Enumerable.Repeat($"Identity & <access> {position} ", length))[..length].Trim()
            )
        );
        AssertTextFits(
            ExportSamples.Made(parties, models, domains, (_, _, length) => string.Concat(Enumerable.Repeat("責任", length / 2)))
        );
    }

    [Fact]
    public void Name_ThatIsCut_HasATooltipWithTheFullName()
    {
        var name = new string('W', ControlDomain.NameMaxLength);
        var cut = Draw(ExportSamples.Published(ExportSamples.Made(3, 4, 1, (_, _, length) => new string('W', length))))
            .Descendants(Svg + "text")
            .Where(text => text.Element(Svg + "title")?.Value == name)
            .ToList();

        Assert.NotEmpty(cut);
        Assert.All(cut, text => Assert.EndsWith("\u2026", text.Elements(Svg + "tspan").Last().Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("</text><script>alert(1)</script>")]
    [InlineData("\"onload=\"alert(1)")]
    [InlineData("]]><style>*{}</style>")]
    [InlineData("&lt;&amp;&#60;")]
    [InlineData("<!--")]
    [InlineData("\uFFFE\uFFFF not characters")]
    public void Draw_WithMarkupInNames_KeepsItAsText(string name)
    {
        var picture = Draw(
            ExportSamples.Published(
                ExportSamples.BuiltIn with
                {
                    Title = name,
                    Parties = ExportSamples.BuiltIn.Parties.Select(party => party with { Name = name }).ToValueList(),
                    HostingModels = ExportSamples
                        .BuiltIn.HostingModels.Select(model => model with { Name = name, Label = name })
                        .ToValueList(),
                    Domains = ExportSamples.BuiltIn.Domains.Select(domain => domain with { Name = name }).ToValueList(),
                }
            )
        );

        string[] known = ["svg", "title", "desc", "style", "defs", "pattern", "g", "rect", "path", "circle", "line", "text", "tspan"];
        Assert.All(picture.Descendants(), element => Assert.Contains(element.Name.LocalName, known));
        Assert.Single(picture.Descendants(Svg + "style"));
        Assert.All(picture.Descendants().Attributes(), attribute => Assert.DoesNotMatch("^on|^style$|href", attribute.Name.LocalName));
    }

    [Fact]
    public void Draw_HasNoExternalResourcesOrStyleAttributes()
    {
        var picture = Draw(BuiltIn);

        Assert.DoesNotContain(picture.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" or "href");
        Assert.DoesNotContain("@import", picture.Descendants(Svg + "style").Single().Value, StringComparison.Ordinal);
        Assert.All(
            picture.Descendants().Attributes("fill").Select(fill => fill.Value),
            fill => Assert.Contains(picture.Descendants(Svg + "pattern"), pattern => fill == $"url(#{pattern.Attribute("id")?.Value})")
        );
    }

    [Fact]
    public void StyleHash_IsTheHashOfTheStyleElement()
    {
        foreach (var published in new[] { BuiltIn, ExportSamples.Published(ExportSamples.Made(8, 2, 3)) })
        {
            var style = Draw(published).Descendants(Svg + "style").Single().Value;
            Assert.Equal(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))), ResponsibilityPicture.StyleHash);
            Assert.Contains("prefers-color-scheme:dark", style, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Legend_NamesOnlyThePartiesOfTheShownModels()
    {
        var onPremises = ExportSamples.BuiltIn.HostingModels.Single(model => model.Slug == "on-premises");

        Assert.Equal(
            ["P", "Y", "C"],
            ExportSamples.BuiltIn.Parties.Where(party => Texts(Draw(BuiltIn)).Contains(party.Name)).Select(party => party.Letter)
        );
        Assert.Equal(
            ["Y", "C"],
            ExportSamples
                .BuiltIn.Parties.Where(party => Texts(Draw(BuiltIn, onPremises)).Contains(party.Name))
                .Select(party => party.Letter)
        );
    }

    [Fact]
    public void Draw_ChosenModels_AreInTheOrderOfTheMatrix()
    {
        var models = ExportSamples.BuiltIn.HostingModels;
        var texts = Texts(Draw(BuiltIn, models[2], models[0])).ToList();

        Assert.Equal(["SaaS", "IaaS"], texts.Where(text => models.Any(model => model.Name == text)));
    }

    [Fact]
    public void Draw_WithoutModels_SaysSo()
    {
        var picture = XDocument.Parse(ResponsibilityPicture.Draw(BuiltIn, []));

        Assert.Contains("No hosting model of this matrix is chosen.", Texts(picture));
    }

    [Fact]
    public void Party_WithoutARow_CountsZeroAndHasNoSegment()
    {
        var matrix = ExportSamples.BuiltIn with
        {
            Domains = ExportSamples
                .BuiltIn.Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(row =>
                                row with
                                {
                                    Assignments = row
                                        .Assignments.Select(cell => new Assignment(cell.HostingModel) { Accountable = "customer" })
                                        .ToValueList(),
                                }
                            )
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };
        var picture = Draw(ExportSamples.Published(matrix));

        Assert.Contains("P 0 \u00B7 Y 0 \u00B7 C 69", Texts(picture).Select(text => text.Replace('\u00A0', ' ')));
        Assert.DoesNotContain(
            picture.Descendants(Svg + "title"),
            title => title.Value.Contains("Yugabyte is accountable", StringComparison.Ordinal)
        );
        Assert.Contains("Yugabyte", Texts(picture));
    }

    [Fact]
    public void Draw_InEveryCulture_GivesTheSameCharacters()
    {
        var expected = ResponsibilityPicture.Draw(BuiltIn, ExportSamples.BuiltIn.HostingModels);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "tr-TR", "ar-SA", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(
                    expected,
                    ResponsibilityPicture.Draw(ExportSamples.Published(ExportSamples.BuiltIn), ExportSamples.BuiltIn.HostingModels)
                );
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertTextFits(Matrix matrix)
    {
        var picture = Draw(ExportSamples.Published(matrix));
        var (width, height) = (Number(picture.Root!, "width"), Number(picture.Root!, "height"));
        var boxes = picture.Descendants(Svg + "text").SelectMany(BoxesOf).ToList();

        Assert.NotEmpty(boxes);
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Right <= width && box.Top >= 0 && box.Bottom <= height, box.ToString()));
        for (var first = 0; first < boxes.Count; first++)
        {
            for (var second = 0; second < first; second++)
            {
                if (boxes[first].Overlaps(boxes[second]))
                {
                    Assert.Fail($"{boxes[first]} overlaps {boxes[second]}");
                }
            }
        }
    }

    private static IEnumerable<Box> BoxesOf(XElement text)
    {
        var (x, y, size) = (Number(text, "x"), Number(text, "y"), Number(text, "font-size"));
        var lines = text.Elements(Svg + "tspan").ToList();
        foreach (
            var (content, down) in lines.Count == 0
                ? [(text.Value, 0.0)]
                : lines.Select(line => (line.Value, line.Attribute("dy") is null ? 0 : Number(line, "dy")))
        )
        {
            y += down;
            var width = TextWidth.Of(content, size, text.Attribute("font-weight")?.Value == "600");
            var left = text.Attribute("text-anchor")?.Value switch
            {
                "end" => x - width,
                "middle" => x - (width / 2),
                _ => x,
            };
            yield return new Box(content, left, y - (size * 0.76), left + width, y + (size * 0.22));
        }
    }

    private static IEnumerable<string> Texts(XDocument picture) =>
        picture
            .Descendants(Svg + "text")
            .Select(text =>
                text.Elements(Svg + "tspan").Any() ? string.Join(' ', text.Elements(Svg + "tspan").Select(line => line.Value)) : text.Value
            );

    private static IEnumerable<Party> Present(Matrix matrix, HostingModel model) =>
        matrix.Parties.Where(party => model.Parties.Contains(party.Slug));

    private static int Accountable(IEnumerable<Responsibility> rows, HostingModel model, Party party) =>
        rows.Count(row => row.In(model.Slug)?.Accountable == party.Slug);

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static XDocument Draw(PublishedMatrix published, params ValueList<HostingModel> models)
    {
        var text = ResponsibilityPicture.Draw(published, models.Count == 0 ? published.Matrix.HostingModels : models);
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }

    private sealed record Box(string Text, double Left, double Top, double Right, double Bottom)
    {
        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
