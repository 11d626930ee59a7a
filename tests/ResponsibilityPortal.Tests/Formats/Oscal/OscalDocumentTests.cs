using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Oscal;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Oscal;

public sealed class OscalDocumentTests
{
    private static readonly MatrixFilter Aeon = new() { Deployment = "aeon", Party = "customer" };

    public static TheoryData<string> Filters =>
        ["", "deployment=aeon", "model=paas", "party=customer&role=accountable", "q=backup", "control=CP-9"];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Write_BuiltIn_IsValid(string query)
    {
        var values = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var document = await OscalFile.ReadAsync(ExportSamples.BuiltIn, MatrixFilter.Parse(values.GetValueOrDefault));

        Assert.Empty(OscalSchema.Validate(document));
        Assert.Empty(OscalRules.Broken(document));
    }

    [Fact]
    public async Task Write_EveryField_IsValid()
    {
        var document = await OscalFile.ReadAsync(EveryField.Before);

        Assert.Empty(OscalSchema.Validate(document));
        Assert.Empty(OscalRules.Broken(document));
    }

    [Fact]
    public void Write_AnyMatrix_IsValid() =>
        MatrixGenerator.Matrices.Sample(
            matrix =>
            {
                var document = OscalFile.ReadAsync(matrix).GetAwaiter().GetResult();
                Assert.Empty(OscalSchema.Validate(document));
                Assert.Empty(OscalRules.Broken(document));
            },
            iter: 30,
            threads: 1
        );

    /// <summary>A check that accepts everything would prove nothing.</summary>
    [Theory]
    [InlineData("an unknown key")]
    [InlineData("an empty list")]
    [InlineData("a value that ends in a line feed")]
    [InlineData("a UUID of version 7")]
    [InlineData("a control ID that is no token")]
    [InlineData("a date without a zone")]
    public async Task Schema_WithAMistake_Refuses(string mistake)
    {
        var document = await OscalFile.ReadAsync(Given.Matrix());
        Assert.Empty(OscalSchema.Validate(document));
        var definition = OscalFile.Definition(document);
        var requirement = definition["components"]![0]!["control-implementations"]![0]!["implemented-requirements"]![0]!;
        switch (mistake)
        {
            case "an unknown key":
                requirement["provided"] = "x";
                break;
            case "an empty list":
                requirement["props"] = new JsonArray();
                break;
            case "a value that ends in a line feed":
                requirement["props"]![0]!["value"] = "x\n";
                break;
            case "a UUID of version 7":
                definition["uuid"] = Guid.CreateVersion7().ToString();
                break;
            case "a control ID that is no token":
                requirement["control-id"] = "5.23";
                break;
            default:
                definition["metadata"]!["published"] = "2026-01-02T03:04:05";
                break;
        }

        Assert.NotEmpty(OscalSchema.Validate(document));
    }

    [Fact]
    public async Task Write_Twice_GivesTheSameBytes()
    {
        var published = ExportSamples.Published(ExportSamples.BuiltIn);

        Assert.Equal(await OscalFile.BytesAsync(published, Aeon), await OscalFile.BytesAsync(published, Aeon));
    }

    /// <summary>Computed by another implementation of version 5. These never change: other programs refer to them.</summary>
    [Fact]
    public async Task Uuids_OfTheBuiltInMatrix_AreFixed()
    {
        var document = await OscalFile.ReadAsync(ExportSamples.BuiltIn);
        var components = OscalFile.Components(document).ToList();
        var nist = OscalFile.Resource(document, "framework", "nist-800-53r5");

        Assert.Equal("aebbd9c8-fd9b-5046-bbdd-0cb0e42cfca5", (string)components[0]["uuid"]!);
        Assert.Equal("0e7b5e13-4203-5541-8e80-c67c7b850d85", OscalFile.Matrix(document));
        Assert.Equal(
            "c045652a-f16e-5338-b79a-c570681ecb9d",
            (string)OscalFile.Requirements(components[1], nist).Single(item => (string)item["control-id"]! == "cp-9.1")["uuid"]!
        );
        Assert.Contains(
            "b6ed9997-07fe-5a62-9a21-0b38cdde4281",
            OscalFile.Items(OscalFile.Definition(document)["metadata"]!.AsObject(), "parties").Select(party => (string)party["uuid"]!)
        );
    }

    [Fact]
    public async Task Uuids_InALaterVersionAndWithAFilter_DifferOnlyAtTheRoot()
    {
        var first = OscalFile.Definition(await OscalFile.ReadAsync(ExportSamples.Published(ExportSamples.BuiltIn)));
        var second = OscalFile.Definition(await OscalFile.ReadAsync(ExportSamples.Published(ExportSamples.BuiltIn, 2)));
        var filtered = OscalFile.Definition(await OscalFile.ReadAsync(ExportSamples.Published(ExportSamples.BuiltIn), Aeon));

        Assert.Equal(3, new[] { first, second, filtered }.Select(definition => (string)definition["uuid"]!).Distinct().Count());
        Assert.Equal(first["components"]!.ToJsonString(), second["components"]!.ToJsonString());
        Assert.Subset(UuidsIn(first["components"]!), UuidsIn(filtered["components"]!));
    }

    /// <summary>Every cell can be read back from the properties alone, under the matrix and under each of its controls.</summary>
    [Fact]
    public async Task Write_BuiltIn_CarriesEveryCell()
    {
        var matrix = ExportSamples.BuiltIn;
        var document = await OscalFile.ReadAsync(matrix);
        var components = OscalFile.Components(document).ToList();
        Assert.Equal(matrix.HostingModels.Count, components.Count);
        foreach (var (model, component) in matrix.HostingModels.Zip(components))
        {
            var rows = OscalFile.Requirements(component, OscalFile.Matrix(document)).ToList();
            Assert.Equal(matrix.Responsibilities.Select(row => row.Slug), rows.Select(row => (string)row["control-id"]!));
            foreach (var (responsibility, row) in matrix.Responsibilities.Zip(rows))
            {
                AssertCell(matrix, responsibility, responsibility.In(model.Slug)!, row);
            }

            foreach (var framework in matrix.Frameworks)
            {
                var controls = OscalFile
                    .Requirements(component, OscalFile.Resource(document, "framework", framework.Slug))
                    .ToDictionary(control => (string)control["control-id"]!);
                foreach (var responsibility in matrix.Responsibilities)
                {
                    var mapped = responsibility.Controls.Where(mapping => mapping.Framework == framework.Slug);
                    foreach (var identifier in mapped.SelectMany(mapping => mapping.Identifiers))
                    {
                        var control = controls[OscalControlId.Of(framework, identifier)];
                        Assert.Equal([identifier], OscalFile.Values(control, "identifier"));
                        AssertCell(matrix, responsibility, responsibility.In(model.Slug)!, control);
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Write_JointAndNotApplicableCells_SaySo()
    {
        var matrix = Given.Matrix() with { AllowsJointAccountability = true };
        matrix = matrix.Changing(row =>
            row with
            {
                Assignments = row
                    .Assignments.Select(cell =>
                        (row.Slug, cell.HostingModel) switch
                        {
                            ("keys", "saas") => new Assignment("saas") { JointlyAccountable = [Given.Vendor, Party.ReaderSlug] },
                            ("keys", "paas") => new Assignment("paas") { NotApplicable = "There are no keys." },
                            _ => cell,
                        }
                    )
                    .ToValueList(),
            }
        );
        var document = await OscalFile.ReadAsync(matrix);
        Assert.Empty(OscalSchema.Validate(document));
        Assert.Empty(OscalRules.Broken(document));
        var keys = OscalFile
            .Components(document)
            .Select(component =>
                OscalFile.Requirements(component, OscalFile.Matrix(document)).Single(row => (string)row["control-id"]! == "keys")
            )
            .ToList();

        Assert.Equal([Given.Vendor, Party.ReaderSlug], OscalFile.Values(keys[0], "jointly-accountable-party", "keys"));
        Assert.Empty(OscalFile.Values(keys[0], "accountable-party", "keys"));
        Assert.Contains("the source names no single accountable party", (string)keys[0]["description"]!, StringComparison.Ordinal);
        Assert.Equal(["jointly-accountable"], OscalFile.Items(keys[0], "responsible-roles").Select(role => (string)role["role-id"]!));
        Assert.Equal(["yes"], OscalFile.Values(keys[1], "not-applicable", "keys"));
        Assert.Contains("Not applicable: There are no keys.", (string)keys[1]["description"]!, StringComparison.Ordinal);
        Assert.Empty(OscalFile.Items(keys[1], "responsible-roles"));
    }

    /// <summary>Rows that share a control are merged into one entry, each in its own group.</summary>
    [Fact]
    public async Task Write_ControlOfSeveralRows_IsOneEntry()
    {
        var document = await OscalFile.ReadAsync(ExportSamples.BuiltIn);
        var control = OscalFile
            .Requirements(OscalFile.Components(document).First(), OscalFile.Resource(document, "framework", "nist-800-53r5"))
            .Single(item => (string)item["control-id"]! == "sa-9");
        var rows = ExportSamples.BuiltIn.Responsibilities.Where(row => row.Controls.Any(m => m.Identifiers.Contains("SA-9"))).ToList();

        Assert.True(rows.Count > 1);
        Assert.Equal(
            rows.Select(row => row.Slug),
            OscalFile.Items(control, "props").Select(property => (string?)property["group"]).OfType<string>().Distinct()
        );
        Assert.All(rows, row => Assert.Contains(row.Title, (string)control["description"]!, StringComparison.Ordinal));
    }

    /// <summary>Identifiers of parts of a control are those of the control in OSCAL. The original says which row has which.</summary>
    [Fact]
    public async Task Write_PartsOfAControl_AreOneEntryWithTheOriginals()
    {
        var matrix = Given.Matrix().Changing(row =>
            row with
            {
                Controls = [new ControlMapping("nist", [row.Slug == "keys" ? "AC-2" : "AC-02(a)"])],
            }
        ) with
        {
            Frameworks = [new Framework("nist", "NIST SP 800-53", "Rev. 5")],
        };
        var document = await OscalFile.ReadAsync(matrix);
        var control = Assert.Single(
            OscalFile.Requirements(OscalFile.Components(document).First(), OscalFile.Resource(document, "framework", "nist"))
        );

        Assert.Equal("ac-2", (string)control["control-id"]!);
        Assert.Equal(["AC-2"], OscalFile.Values(control, "identifier", "keys"));
        Assert.Equal(["AC-02(a)"], OscalFile.Values(control, "identifier", "backup"));
        Assert.Empty(OscalRules.Broken(document));
    }

    [Fact]
    public async Task Write_WithFilter_ShowsOnlyWhatTheFilterShows()
    {
        var document = await OscalFile.ReadAsync(ExportSamples.BuiltIn, Aeon);
        var view = new MatrixView(new MatrixIndex(ExportSamples.BuiltIn), Aeon);

        Assert.Equal(
            view.Columns.Select(model => model.Slug),
            OscalFile.Components(document).SelectMany(component => OscalFile.Values(component, "hosting-model"))
        );
        Assert.All(
            OscalFile.Components(document),
            component =>
                Assert.Equal(
                    view.Rows.Select(row => row.Responsibility.Slug),
                    OscalFile.Requirements(component, OscalFile.Matrix(document)).Select(row => (string)row["control-id"]!)
                )
        );
        Assert.Equal(["deployment=aeon&party=customer"], OscalFile.Values(Metadata(document), "filter"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("model=paas")]
    public async Task Write_RepeatsTheLossReport(string query)
    {
        var filter = query.Length == 0 ? MatrixFilter.None : new MatrixFilter { Models = ["paas"] };
        var report = OscalDocument.LossesOf(new MatrixView(new MatrixIndex(ExportSamples.BuiltIn), filter));
        var metadata = Metadata(await OscalFile.ReadAsync(ExportSamples.BuiltIn, filter));

        Assert.Equal(query.Length > 0, report.Find(LossKind.Filtered) is not null);
        Assert.Equal(["deployments", "domains", "statements"], report.Find(LossKind.StructureNotCarried)!.Addresses);
        Assert.Equal(
            report.Losses.Select(loss => (loss.Kind.Code, loss.Count.ToString(CultureInfo.InvariantCulture))),
            OscalFile
                .Items(metadata, "props")
                .Where(property => (string?)property["class"] == "loss")
                .Select(property => ((string)property["name"]!, (string)property["value"]!))
        );
        Assert.All(report.Losses, loss => Assert.Contains(loss.Kind.Code, (string)metadata["remarks"]!, StringComparison.Ordinal));
    }

    /// <summary>A text that is neither in the file nor named in its report would be lost in silence.</summary>
    [Fact]
    public async Task Write_EveryTextOfAMatrix_IsInTheFileOrItsReport()
    {
        var (matrix, texts) = EveryField.WithOwnTexts();
        var written = (await OscalFile.ReadAsync(matrix)).ToJsonString();
        var missing = texts.Where(text => !written.Contains(text, StringComparison.OrdinalIgnoreCase)).ToHashSet();
        var lost = OscalDocument.LossesOf(new MatrixView(new MatrixIndex(matrix), MatrixFilter.None));

        Assert.Superset(
            EveryField.PropertiesWith(matrix, missing).ToHashSet(),
            lost.Find(LossKind.StructureNotCarried)!.Addresses.ToHashSet()
        );
    }

    [Fact]
    public void LossesOf_WhatNothingRefersTo_IsNotNothing()
    {
        var matrix = Given.Matrix();
        matrix = matrix with
        {
            Sources = [new Source("guide", "Guide", "https://vendor.example/guide", "documentation")],
            Frameworks = [.. matrix.Frameworks, new Framework("unused", "Unused framework", "1")],
        };

        Assert.Equal(
            LossReport.Of((LossKind.StructureNotCarried, ["sources", "frameworks"])),
            OscalDocument.LossesOf(new MatrixView(new MatrixIndex(matrix), MatrixFilter.None))
        );
    }

    [Fact]
    public async Task Write_MatrixWithoutLoss_SaysSo() =>
        Assert.Contains(
            LossReport.NothingLost,
            (string)Metadata(await OscalFile.ReadAsync(Given.Matrix()))["remarks"]!,
            StringComparison.Ordinal
        );

    /// <summary>A large file is passed on while it is written, so that it never is in memory.</summary>
    [Fact]
    public async Task Write_ManyRows_PassesPiecesOn()
    {
        using var output = new LargestWrite();
        await OscalDocument.WriteAsync(
            ExportSamples.Published(ExportSamples.Grown(600)),
            MatrixFilter.None,
            OscalFile.Links,
            output,
            TestContext.Current.CancellationToken
        );

        Assert.InRange(output.Largest, 1, output.Total / 20);
    }

    private static void AssertCell(Matrix matrix, Responsibility responsibility, Assignment cell, JsonObject entry)
    {
        var group = responsibility.Slug;
        Assert.Equal([cell.Accountable!], OscalFile.Values(entry, "accountable-party", group));
        Assert.Equal(cell.Contributing, OscalFile.Values(entry, "contributing-party", group));
        Assert.Equal([MatrixFormat.WordFor(MatrixFormat.Bases, cell.Basis!.Value)], OscalFile.Values(entry, "basis", group));
        foreach (var note in cell.Notes)
        {
            var property = OscalFile
                .Items(entry, "props")
                .Single(item =>
                    (string?)item["group"] == group
                    && (string)item["value"]! == note.Party
                    && ((string)item["name"]!).EndsWith("-party", StringComparison.Ordinal)
                );
            Assert.Equal(note.Text, Unescaped((string)property["remarks"]!));
            Assert.Contains(
                $"{matrix.Parties.First(party => party.Slug == note.Party).Name} {(cell.Accountable == note.Party ? "is" : "")}",
                (string)entry["description"]!,
                StringComparison.Ordinal
            );
        }
    }

    private static string Unescaped(string markdown) =>
        markdown.Replace("\\\n", "\n", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    private static JsonObject Metadata(JsonObject document) => OscalFile.Definition(document)["metadata"]!.AsObject();

    private static HashSet<string> UuidsIn(JsonNode node) =>
        node switch
        {
            JsonObject parent => parent
                .Where(property => property.Key == "uuid")
                .Select(property => (string)property.Value!)
                .Concat(parent.SelectMany(property => UuidsIn(property.Value!)))
                .ToHashSet(),
            JsonArray list => list.SelectMany(item => UuidsIn(item!)).ToHashSet(),
            _ => [],
        };
}
