using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredReportAnswerConfiguration : IEntityTypeConfiguration<StoredReportAnswer>
{
    public void Configure(EntityTypeBuilder<StoredReportAnswer> builder)
    {
        builder.ToTable("ProblemReportAnswers");
        builder.HasKey(answer => answer.Id);
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.Property(answer => answer.Text).HasMaxLength(StoredReportAnswer.TextMaxLength);
        builder.Property(answer => answer.AuthorId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(answer => answer.AuthorName).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<StoredProblemReport>().WithMany().HasForeignKey(answer => answer.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(answer => answer.ReportId);
    }
}
