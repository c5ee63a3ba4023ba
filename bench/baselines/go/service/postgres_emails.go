package main

import (
	"context"

	mainv1 "crewdb.internal/go/crewdb/main/v1"
	"github.com/jackc/pgx/v5"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

type postgresEmails struct {
	mainv1.UnimplementedMainDbServer
	*store
}

var (
	insertPostgresEmail      = numbered(insertEmail)
	insertPostgresRecipient  = numbered(insertRecipient)
	insertPostgresAttachment = numbered(insertAttachment)
)

func cloneOf[M proto.Message](message M) M { return proto.Clone(message).(M) }

func (s *postgresEmails) CreateEmail(ctx context.Context, request *mainv1.CreateEmailRequest) (*mainv1.CreateEmailResponse, error) {
	email := request.Email
	if email.GetSenderEmail() == "" || email.GetReceivedTime() == nil {
		return nil, status.Error(codes.InvalidArgument, "email needs sender_email and received_time")
	}
	// What the service makes is no part of what a retry must repeat.
	asked := request
	if request.RequestId != "" {
		asked = cloneOf(request)
	}
	setDefaults(email)
	response := &mainv1.CreateEmailResponse{Email: email}
	err := s.write(ctx, "CreateEmail", request.RequestId, asked, response, func(batch *pgx.Batch) { queueEmail(batch, email) })
	return response, toPostgresStatus(err, "e-mail")
}

func queueEmail(batch *pgx.Batch, e *mainv1.Email) {
	batch.Queue(insertPostgresEmail, e.EmailId, e.InternetMessageId, e.GraphId, e.ConversationId, e.ThreadId, e.Subject,
		e.SenderEmail, e.SenderName, fromTimestamp(e.MailCreatedTime), fromTimestamp(e.MailModifiedTime),
		fromTimestamp(e.ReceivedTime), fromTimestamp(e.SentTime), importances.text(e.Importance), flag(e.GetHasAttachments()),
		flag(e.GetIsRead()), flag(e.GetIsDraft()), e.InReplyTo, e.References, e.WebLink, e.ParentFolderId, toJSON(e.Categories),
		e.FlagStatus, emailStatuses.text(e.Status), workflowStates.text(e.WorkflowState), e.WorkflowType,
		priorities.text(e.Priority), e.ConfidenceScore, fromTimestamp(e.AnalyzedTime), e.ChainId, e.ChainCompletenessScore,
		e.ChainType, flag(e.GetIsChainComplete()), e.ExtractedEntities, toJSON(e.KeyPhrases), e.SentimentScore, e.PhaseCompleted,
		e.Phase_1Results, e.Phase_2Results, e.Phase_3Results, e.BusinessSummary, e.ActionItems, e.SuggestedResponse,
		processingStatuses.text(e.ProcessingStatus), e.RecommendedPhase, e.ProcessingTimeMs, e.ModelUsed, e.TokensUsed,
		e.AssignedTo, fromTimestamp(e.AssignedTime), fromTimestamp(e.DueTime), e.ImportBatch, e.SourceFile, e.BodyPreview,
		e.BodyContentType, e.BodyContent, fromTimestamp(e.CreateTime), fromTimestamp(e.UpdateTime))
	for _, r := range e.Recipients {
		batch.Queue(insertPostgresRecipient, e.EmailId, recipientTypes.text(r.RecipientType), r.EmailAddress, r.Name)
	}
	for _, a := range e.Attachments {
		batch.Queue(insertPostgresAttachment, e.EmailId, a.Name, a.ContentType, a.SizeBytes, flag(a.IsInline), a.ContentId)
	}
}
